"""How high each thing stands in its column: links as flat as can be, nothing over anything."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from allervers_training.activities.arbre_des_causes.dessin.couches import Etages

_RETURNS = 18
_STRAIGHT = 6.0  # how much more a link wants to be flat between two relays


def elever(
    etages: Etages, rows: Sequence[Sequence[int]], tall: Mapping[int, float], apart: float
) -> dict[int, float]:
    """Give the middle of each fact and relay.

    Each column in turn takes the heights that its neighbours wish, as near as the order lets it.
    """
    middles: dict[int, float] = {}
    for row in rows:
        middles |= zip(row, _stacked(row, tall, apart), strict=True)
    facts = len(etages.ids)
    both = [etages.droite, etages.gauche]
    for turn in range(_RETURNS):
        sides = both[:1] if turn == 0 else both[1:] if turn == 1 else both
        for row in rows if turn % 2 == 0 else reversed(rows):
            wishes = [_wish(item, sides, middles, facts) for item in row]
            middles |= zip(row, _settled(row, wishes, tall, apart), strict=True)
    return middles


def _stacked(row: Sequence[int], tall: Mapping[int, float], apart: float) -> list[float]:
    middles, top = [], 0.0
    for item in row:
        middles.append(top + tall[item] / 2)
        top += tall[item] + apart
    return [middle - (top - apart) / 2 for middle in middles]


def _wish(
    item: int,
    sides: Sequence[Mapping[int, tuple[int, ...]]],
    middles: Mapping[int, float],
    facts: int,
) -> tuple[float, float]:
    """Give the height that an item wishes, and how much."""
    wished, weight = 0.0, 0.0
    for side in sides:
        for other in side.get(item, ()):
            pull = _STRAIGHT if item >= facts and other >= facts else 1.0
            wished, weight = wished + pull * middles[other], weight + pull
    return (wished / weight, weight) if weight else (middles[item], 0.01)


def _settled(
    row: Sequence[int],
    wishes: Sequence[tuple[float, float]],
    tall: Mapping[int, float],
    apart: float,
) -> list[float]:
    """Give the heights nearest to the wishes that keep order and distance.

    Those that would overlap share the mean of what they wish (pool adjacent violators).
    """
    offsets, pools = [0.0], list[tuple[float, float, int]]()
    for above, below in pairwise(row):
        offsets.append(offsets[-1] + (tall[above] + tall[below]) / 2 + apart)
    for offset, (wish, weight) in zip(offsets, wishes, strict=True):
        base, many = wish - offset, 1
        while pools and pools[-1][0] > base:
            before, heavy, count = pools.pop()
            base = (before * heavy + base * weight) / (heavy + weight)
            weight, many = heavy + weight, many + count  # noqa: PLW2901 - the pool's own weight
        pools.append((base, weight, many))
    bases = [base for base, _weight, many in pools for _ in range(many)]
    return [base + offset for base, offset in zip(bases, offsets, strict=True)]
