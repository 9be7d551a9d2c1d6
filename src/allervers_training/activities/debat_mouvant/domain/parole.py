"""Whose turn it is to speak: camps alternate, those who have not spoken come first, movers are invited."""

from collections.abc import Iterable

from allervers_training.activities.debat_mouvant.domain.etat import (
    Debat,
    PremiereParole,
    Tour,
    Zone,
)
from allervers_training.activities.engine.regimes import Regime

BANKS = (Zone.OUI, Zone.NON)
FIRM = frozenset({Zone.TOUT_A_FAIT, Zone.PAS_DU_TOUT})


def next_speaker(debat: Debat) -> int | None:
    """Return the number of whoever is next, or None when no hand is up."""
    return next(iter(queue(debat)), None)


def queue(debat: Debat) -> tuple[int, ...]:
    """Return the raised hands in the order of speech, alternating banks where places may be known."""
    tour = debat.tour
    waiting = list(tour.mains)
    wanted = _first_side(debat) if tour.dernier_cote is None else _other(tour.dernier_cote)
    alternates = debat.reglages.regime is Regime.VISIBLE and tour.revele
    ordered: list[int] = []
    while waiting:
        chosen = min(waiting, key=lambda n: _rank(tour, n, wanted if alternates else None, waiting))
        waiting.remove(chosen)
        ordered.append(chosen)
        side = side_of(tour, chosen)
        wanted = _other(side) if side in BANKS else wanted
    return tuple(ordered)


def side_of(tour: Tour, numero: int) -> Zone | None:
    place = tour.de(numero).place
    return place.side if place else None


def counts_by_side(tour: Tour) -> dict[Zone, int]:
    """Count the present places of both banks and the middle."""
    counts = dict.fromkeys((Zone.OUI, Zone.NSP, Zone.NON), 0)
    for parcours in tour.parcours.values():
        if parcours.place:
            counts[parcours.place.side] += 1
    return counts


def not_yet_heard(tour: Tour, numbers: Iterable[int]) -> tuple[int, ...]:
    return tuple(n for n in numbers if not tour.de(n).passages and tour.orateur != n)


def _rank(tour: Tour, numero: int, wanted: Zone | None, waiting: list[int]) -> tuple[int, ...]:
    parcours = tour.de(numero)
    if wanted is None:  # the order must not tell who stands where, nor who moved
        return (parcours.passages, waiting.index(numero))
    on_wanted_side = side_of(tour, numero) is wanted
    return (not on_wanted_side, parcours.passages, not parcours.deplacements, waiting.index(numero))


def _first_side(debat: Debat) -> Zone:
    tour, rule = debat.tour, debat.reglages.premiere_parole
    if rule is PremiereParole.TIRAGE:
        return BANKS[tour.lot % 2]
    if rule is PremiereParole.PLUS_PLACES:
        firm = dict.fromkeys(BANKS, 0)
        for parcours in tour.parcours.values():
            if parcours.place in FIRM:
                firm[parcours.place.side] += 1
        return max(BANKS, key=lambda side: firm[side])
    counts = counts_by_side(tour)
    return min(BANKS, key=lambda side: counts[side])


def _other(side: Zone) -> Zone:
    return Zone.NON if side is Zone.OUI else Zone.OUI
