"""When one answers, what has moved, and what a group may be told of itself."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allervers_training.activities.engine.regimes import FEW, SOME, Shown
from allervers_training.positioning.domain import (
    Answer,
    Moment,
    change,
    counted,
    newest,
    open_moments,
    told,
)

FIRST, LAST = date(2027, 3, 1), date(2027, 3, 2)
AT = datetime(2027, 3, 1, tzinfo=UTC)
SCALE = (1, 2, 3, 4)
STATEMENTS = ("a", "b")


def day(days: int) -> date:
    return LAST + timedelta(days=days)


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (day(-40), [Moment.BEFORE]), (FIRST, [Moment.BEFORE]), (LAST, [Moment.AFTER]), (day(60), [Moment.AFTER]),
        (day(61), []), (day(84), []), (day(85), [Moment.LATER]), (day(180), [Moment.LATER]), (day(366), []),
    ],
)  # fmt: skip
def test_each_moment_has_its_time(today: date, expected: list[Moment]) -> None:
    assert list(open_moments(today, FIRST, LAST)) == expected


def test_a_session_of_one_day_has_both_on_that_day() -> None:
    assert open_moments(FIRST, FIRST, FIRST) == (Moment.BEFORE, Moment.AFTER)


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [(1, 3, "2 crans de plus"), (2, 3, "un cran de plus"), (3, 3, "pareil"), (3, 2, "un cran de moins"), (4, 1, "3 crans de moins"), (None, 2, ""), (2, None, "")],
)  # fmt: skip
def test_a_change_is_said_in_words(before: int | None, after: int | None, words: str) -> None:
    assert change(before, after) == words


def test_the_newest_answer_counts_for_oneself() -> None:
    assert newest([Answer(1, "a", 1), Answer(1, "a", 3)]) == {"a": 3}


def group(levels: list[int]) -> list[Answer]:
    """Everybody answers both statements with one level, one person after the other."""
    return [Answer(n, s, level) for n, level in enumerate(levels) for s in STATEMENTS]


LEVELS = st.lists(st.sampled_from(SCALE), max_size=32)


@given(LEVELS)
def test_figures_move_five_people_at_a_time(levels: list[int]) -> None:
    """Otherwise two looks at the page, before and after somebody, would tell her answer by subtraction."""
    assert len(counted(group(levels), STATEMENTS)) == len(levels) - len(levels) % FEW
    whole = counted(group(levels), STATEMENTS)
    for more in range(1, FEW - len(levels) % FEW):
        assert counted(group([*levels, *[1] * more]), STATEMENTS) == whole


@given(LEVELS, st.integers(0, 31), st.sampled_from(SCALE))
def test_changing_ones_answer_does_not_show_in_the_groups_figures(
    levels: list[int], who: int, level: int
) -> None:
    before = group(levels)
    after = [*before, Answer(who, "a", level)] if who < len(levels) else before
    assert counted(after, STATEMENTS) == counted(before, STATEMENTS)


@given(LEVELS)
def test_an_answer_that_is_not_complete_counts_for_nothing(levels: list[int]) -> None:
    halves = [Answer(100 + n, "a", 1) for n in range(9)]
    assert counted([*halves, *group(levels)], STATEMENTS) == counted(group(levels), STATEMENTS)


@given(st.lists(st.sampled_from(SCALE), max_size=40))
def test_small_groups_and_small_cells_are_not_told(levels: list[int]) -> None:
    said = told(levels, SCALE)
    if len(levels) < FEW:
        assert said.shown is Shown.NOTHING
        assert not said.words
    elif len(levels) < SOME:
        assert said.words
        assert said.counts is None
    else:
        if said.counts is None:
            assert said.words
            return
        assert said.counts.apart
        assert all(n >= 3 for n in said.counts.apart.values())
        assert sum(said.counts.apart.values()) + said.counts.together == len(levels)


@pytest.mark.parametrize(
    ("levels", "words"),
    [([1, 1, 2, 2, 4], "découvre"), ([3, 4, 4, 3, 1], "pratique"), ([1, 2, 2, 3, 4, 4, 3, 1], "partagé")],
)  # fmt: skip
def test_words_say_which_way_a_group_leans(levels: list[int], words: str) -> None:
    assert words in told(levels, SCALE).words
