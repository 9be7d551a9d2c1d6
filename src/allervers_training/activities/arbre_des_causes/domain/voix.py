"""Votes on levers: three each, on three levers; those on a lever that is gone are free again."""

from collections.abc import Mapping

from allervers_training.activities.arbre_des_causes.domain.arbre import Levier
from allervers_training.activities.arbre_des_causes.domain.etat import Table

VOIX = 3


def votes_of(table: Table, numero: int) -> tuple[int, ...]:
    """Return the levers that somebody supports, three at most."""
    return tuple(n for n in table.voix.get(numero, ()) if _stands(table, n))[:VOIX]


def tally(table: Table) -> Mapping[int, int]:
    """Count the votes of each lever that stands."""
    counts = {n: 0 for n in table.arbre.leviers if _stands(table, n)}
    for numero in table.voix:
        for levier in votes_of(table, numero):
            counts[levier] += 1
    return counts


def ranked(table: Table) -> tuple[tuple[Levier, int], ...]:
    """Return the levers, the most supported first, then as they came."""
    counts = tally(table)
    order = sorted(counts, key=lambda n: (-counts[n], n))
    return tuple((table.arbre.leviers[n], counts[n]) for n in order)


def _stands(table: Table, levier: int) -> bool:
    held = table.arbre.leviers.get(levier)
    return held is not None and not held.retire
