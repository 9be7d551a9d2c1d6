"""Whatever people do: the debate folds, and its log tells it again."""

from collections.abc import Callable, Hashable

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.activities.debat_mouvant.deroule import Deroule
from tests.activities.debat_mouvant.hasard import (
    PEOPLE,
    Step,
    course_commands,
    debates,
    desk_commands,
    steps,
)

from allervers_training.activities.debat_mouvant import exports
from allervers_training.activities.debat_mouvant.domain import commandes as c
from allervers_training.activities.engine.kind import Audience

BOUNDED = settings(max_examples=60, deadline=None, derandomize=True)
ANYTHING = steps(desk_commands, course_commands, st.just(c.CloreDebat()), most=60)
USUAL = steps(desk_commands, course_commands, most=60)


@BOUNDED
@given(begin=debates(), course=ANYTHING | USUAL)
def test_any_course_folds_and_only_refuses_in_french(
    begin: Callable[[], Deroule], course: list[Step]
) -> None:
    debat = begin()
    for step in course:
        step.done_in(debat)
    for audience in Audience:
        for view in debat.vue(audience).values():
            assert isinstance(view, Hashable)
            hash(view)
    for numero in (*range(1, PEOPLE + 1), None):
        debat.moi(numero)
    report = debat.rapport()
    for write in (exports.as_csv, exports.as_json, exports.as_markdown):
        assert write(report)


@BOUNDED
@given(begin=debates(), course=ANYTHING | USUAL)
def test_the_log_told_again_gives_the_same_debate(
    begin: Callable[[], Deroule], course: list[Step]
) -> None:
    debat = begin()
    for step in course:
        step.done_in(debat)
    assert debat.rejoue() == debat.debat


@BOUNDED
@given(begin=debates(), course=USUAL, again=st.integers(0, 59))
def test_what_is_refused_changes_nothing(
    begin: Callable[[], Deroule], course: list[Step], again: int
) -> None:
    debat = begin()
    for step in course:
        before, logged = debat.debat, len(debat.journal)
        if not step.done_in(debat):
            assert debat.debat == before
            assert len(debat.journal) == logged


@BOUNDED
@given(begin=debates(), course=USUAL)
def test_looking_changes_nothing(begin: Callable[[], Deroule], course: list[Step]) -> None:
    watched, unwatched = begin(), begin()
    for step in course:
        step.done_in(watched)
        step.done_in(unwatched)
        watched.vues()
        watched.rapport()
    assert watched.debat == unwatched.debat
