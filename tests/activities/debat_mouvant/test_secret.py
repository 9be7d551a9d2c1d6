"""No view, and nobody's own page but hers, ever depends on a place that is hidden."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.activities.debat_mouvant.deroule import Deroule, un_debat
from tests.activities.debat_mouvant.hasard import (
    PEOPLE,
    Remap,
    Step,
    course_commands,
    debates,
    desk_commands,
    elsewhere,
    remaps,
    steps,
)

from allervers_training.activities.debat_mouvant.domain import commandes as c
from allervers_training.activities.debat_mouvant.domain.etat import ZONES, Phase, Variante, Zone
from allervers_training.activities.engine.regimes import Regime

BOUNDED = settings(max_examples=60, deadline=None, derandomize=True)
ONLOOKER, LATE = 99, (13, 14)
before_reveal = st.builds(
    c.ChangerPhase, st.sampled_from([Phase.ANNONCE, Phase.POSITION, Phase.POSITION])
) | st.builds(c.ChoisirAffirmation, st.integers(0, 1))
after_reveal = st.builds(
    c.ChangerPhase,
    st.sampled_from([p for p in Phase if p not in {Phase.ANNONCE, Phase.POSITION}]),
)


def told(debat: Deroule, *, but: int | None = None) -> tuple[object, ...]:
    """Return everything that screens, files and other people's phones tell."""
    others = [n for n in (*range(1, PEOPLE + 1), ONLOOKER, None) if n != but]
    return debat.vues(), debat.rapport(), [debat.moi(n) for n in others]


def screens(debat: Deroule) -> tuple[object, ...]:
    return debat.vues(), debat.rapport(), debat.moi(ONLOOKER), debat.moi(None)


def opened(debat: Deroule) -> Deroule:
    return debat.en(Phase.POSITION)


@BOUNDED
@given(data=st.data(), begin=debates(), course=steps(desk_commands, before_reveal))
def test_before_the_reveal_nothing_shown_depends_on_any_choice(
    data: st.DataObject, begin: Callable[[], Deroule], course: list[Step]
) -> None:
    here, there = opened(begin()), opened(begin())
    remap = data.draw(remaps(here.tour.affirmation.variante))
    for step in course:
        assert step.done_in(here) == elsewhere(step, remap).done_in(there)
        assert screens(here) == screens(there)


@BOUNDED
@given(data=st.data(), begin=debates(), course=steps(desk_commands, before_reveal))
def test_before_the_reveal_one_persons_choice_is_on_her_own_page_alone(
    data: st.DataObject, begin: Callable[[], Deroule], course: list[Step]
) -> None:
    here, there = opened(begin()), opened(begin())
    remap = one_person(data.draw(remaps(here.tour.affirmation.variante)), 1)
    for step in course:
        step.done_in(here)
        elsewhere(step, remap).done_in(there)
    assert told(here, but=1) == told(there, but=1)


@BOUNDED
@given(
    data=st.data(),
    begin=debates(),
    past=steps(desk_commands, course_commands),
    course=steps(desk_commands, most=20),
)
def test_in_the_final_position_nothing_shown_depends_on_any_choice(
    data: st.DataObject, begin: Callable[[], Deroule], past: list[Step], course: list[Step]
) -> None:
    here, there = begin(), begin()
    for debat in (here, there):
        for step in past:
            step.done_in(debat)
        debat.en(Phase.POSITION_FINALE)
    remap = data.draw(remaps(here.tour.affirmation.variante))
    for step in course:
        assert step.done_in(here) == elsewhere(step, remap).done_in(there)
        assert screens(here) == screens(there)


@BOUNDED
@given(
    data=st.data(),
    variante=st.sampled_from(Variante),
    people=st.integers(1, 12),
    course=steps(desk_commands, after_reveal, after_reveal, most=40, people=14),
)
def test_in_confidentiel_it_makes_no_difference_who_holds_which_place(
    data: st.DataObject, variante: Variante, people: int, course: list[Step]
) -> None:
    first = data.draw(st.lists(st.sampled_from(ZONES[variante]), min_size=people, max_size=people))
    swapped = dict(enumerate(data.draw(st.permutations(range(1, people + 1))), 1))
    late = dict(zip(LATE, data.draw(remaps(variante, 2)).values(), strict=True))
    here = confidential(variante).place(dict(enumerate(first, 1)))
    there = confidential(variante).place({swapped[n]: zone for n, zone in enumerate(first, 1)})
    here.en(Phase.REVELATION)
    there.en(Phase.REVELATION)
    for step in course:
        step.done_in(here)
        swap(elsewhere(step, late), swapped).done_in(there)
        assert screens(here) == screens(there)
        assert "Prénom" not in repr(screens(here))


@BOUNDED
@given(
    data=st.data(),
    variante=st.sampled_from(Variante),
    people=st.integers(0, 4),
    course=steps(desk_commands, after_reveal, after_reveal, most=50, people=4),
)
def test_in_confidentiel_fewer_than_five_people_may_have_said_anything(
    data: st.DataObject, variante: Variante, people: int, course: list[Step]
) -> None:
    choices = st.lists(st.sampled_from(ZONES[variante]), min_size=people, max_size=people)
    here, there = confidential(variante), confidential(variante)
    for debat in (here, there):
        debat.place(dict(enumerate(data.draw(choices), 1))).en(Phase.REVELATION)
    for step in course:
        quiet = unshared(step)
        quiet.done_in(here)
        anywhere(quiet, data.draw, ZONES[variante]).done_in(there)
        assert screens(here) == screens(there)


def confidential(variante: Variante) -> Deroule:
    return un_debat(variante, Regime.CONFIDENTIAL).en(Phase.POSITION)


def swap(step: Step, swapped: Mapping[int, int]) -> Step:
    """Let somebody else take the place, or give the reason, in the other world."""
    if step.par is None or not isinstance(step.commande, c.SePlacer | c.DonnerMotif):
        return step
    return replace(step, par=swapped.get(step.par, step.par))


def one_person(remap: Remap, numero: int) -> Remap:
    return {n: order if n == numero else {} for n, order in remap.items()}


def unshared(step: Step) -> Step:
    """Words that somebody agrees to share are shown because she does."""
    if not isinstance(step.commande, c.DonnerMotif):
        return step
    return replace(step, commande=replace(step.commande, partage=False))


def anywhere(step: Step, draw: Callable[[Any], Any], zones: tuple[Zone, ...]) -> Step:
    if not isinstance(step.commande, c.SePlacer) or step.commande.zone not in zones:
        return step
    return replace(step, commande=c.SePlacer(draw(st.sampled_from(zones))))
