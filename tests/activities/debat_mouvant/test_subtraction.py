"""An attacker who has every published figure of a `confidentiel` debate works nothing out of them.

Published figures are the same whoever holds which place (test_secret.py), so worlds are counts: all of them
are tried, and put together when they look alike from outside, as for somebody who knows the rules by heart.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from tests.activities.debat_mouvant.deroule import un_debat

from allervers_training.activities.debat_mouvant.domain import bilan as b
from allervers_training.activities.debat_mouvant.domain.etat import (
    ZONES,
    Debat,
    Parcours,
    Phase,
    Variante,
    Zone,
)
from allervers_training.activities.engine.regimes import Regime

World = dict[Any, int]  # how many people for each place, or for each way from a place to another


@pytest.mark.parametrize("variante", list(Variante))
@pytest.mark.parametrize("people", [5, 7, 9, 10, 11, 12, 13])
def test_no_small_zone_can_be_worked_out_at_the_reveal(variante: Variante, people: int) -> None:
    looks = defaultdict(list)
    for world in worlds(ZONES[variante], people):
        looks[b.first_places(revealed(variante, world))].append(world)
    assert [told for told, alike in looks.items() if small_and_certain(alike)] == []


@pytest.mark.parametrize("variante", [Variante.DEUX_RIVES])
@pytest.mark.parametrize("people", [5, 9, 10, 11, 12])
def test_no_small_move_can_be_worked_out_of_the_whole_bilan(
    variante: Variante, people: int
) -> None:
    looks = defaultdict(list)
    ways = tuple((a, z) for a in ZONES[variante] for z in ZONES[variante])
    for world in worlds(ways, people):
        debat = closed(variante, world)
        looks[b.first_places(debat), b.summary(debat)].append(world)
    if people >= 10:  # below, how many moved is told, and a group all of one mind may be guessed
        assert [told for told, alike in looks.items() if small_and_certain(alike)] == []
    for alike in looks.values():
        assert len(possible(alike, 0)) > 1, "everybody's first place is known"
        assert len(possible(alike, 1)) > 1, "everybody's last place is known"


@pytest.mark.parametrize("variante", list(Variante))
@pytest.mark.parametrize("people", [1, 4])
def test_of_fewer_than_five_people_every_world_looks_alike(variante: Variante, people: int) -> None:
    looks = {b.first_places(revealed(variante, world)) for world in worlds(ZONES[variante], people)}
    assert len(looks) == 1


@pytest.mark.parametrize("people", [1, 4])
def test_of_fewer_than_five_people_every_bilan_looks_alike(people: int) -> None:
    zones = ZONES[Variante.RIVIERE]
    ways = tuple((a, z) for a in zones for z in zones)
    looks = {b.summary(closed(Variante.RIVIERE, world)) for world in worlds(ways, people)}
    assert len(looks) == 1


def worlds(keys: tuple[Any, ...], people: int) -> Iterator[World]:
    """Yield every way to share people out."""
    first, rest = keys[0], keys[1:]
    if not rest:
        yield {first: people}
        return
    for n in range(people + 1):
        for others in worlds(rest, people - n):
            yield {first: n, **others}


def small_and_certain(alike: list[World]) -> list[Any]:
    """Return what has one or two people in every world that looks the same."""
    return [
        key
        for key, n in alike[0].items()
        if n in {1, 2} and all(world[key] == n for world in alike)
    ]


def possible(alike: list[World], end: int) -> set[Zone]:
    """Return where somebody may have been at one end of her way, for all that one can see."""
    return {way[end] for world in alike for way, n in world.items() if n}


def revealed(variante: Variante, world: World) -> Debat:
    people = [Parcours(place=zone, avant=zone) for zone, n in world.items() for _ in range(n)]
    return with_people(variante, people, Phase.REVELATION)


def closed(variante: Variante, world: World) -> Debat:
    people = [
        Parcours(place=goal, avant=origin) for (origin, goal), n in world.items() for _ in range(n)
    ]
    return with_people(variante, people, Phase.BILAN)


def with_people(variante: Variante, people: list[Parcours], phase: Phase) -> Debat:
    debat = un_debat(variante, Regime.CONFIDENTIAL).debat
    tour = replace(debat.tour, phase=phase, revele=True, parcours=dict(enumerate(people, 1)))
    return replace(debat, tours=(tour,))
