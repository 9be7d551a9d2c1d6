"""Columns: how far each fact stands from the fait ultime, and where long links pass."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from allervers_training.activities.arbre_des_causes.dessin.modele import Graphe


@dataclass(frozen=True)
class Etages:
    """Facts by column, from right to left, as numbers: facts in the order of their ids, then relays.

    A relay is where a link that jumps columns crosses one; the links of one cause share theirs.
    """

    ids: tuple[int, ...]
    ultime: int
    rangs: tuple[tuple[int, ...], ...]
    droite: Mapping[int, tuple[int, ...]]  # towards the effects, one column away
    gauche: Mapping[int, tuple[int, ...]]  # towards the causes
    chemins: Mapping[tuple[int, int], tuple[int, ...]]  # (cause, effect) ids -> all that it crosses


def etager(graphe: Graphe) -> Etages:
    """Give the columns; `ValueError` when a fact is its own cause, however far."""
    ids = tuple(sorted({boite.id for boite in graphe.boites}))
    rank = {fact: n for n, fact in enumerate(ids)}
    links = sorted({(rank[trait.cause], rank[trait.effet]) for trait in graphe.traits})
    levels = _levels(len(ids), rank[graphe.ultime], links)
    relays, edges, ways = _relays(levels, links)
    rows: list[list[int]] = [[] for _ in range(max(levels) + 1)]
    for item, level in enumerate([*levels, *relays]):
        rows[level].append(item)
    return Etages(
        ids,
        rank[graphe.ultime],
        tuple(map(tuple, rows)),
        droite=_grouped(edges),
        gauche=_grouped((right, left) for left, right in edges),
        chemins={(ids[c], ids[e]): way for (c, e), way in ways.items()},
    )


def _levels(count: int, ultime: int, links: list[tuple[int, int]]) -> list[int]:
    """Give each fact's column: the longest way to the fait ultime; consequences go to its right."""
    causes, effects = defaultdict(list), defaultdict(list)
    for cause, effect in links:
        causes[effect].append(cause)
        effects[cause].append(effect)
    order = _causes_first(count, causes, effects)
    level = {ultime: 0}
    for item in order:
        behind = [level[cause] for cause in causes[item] if cause in level]
        if behind and item != ultime:
            level[item] = min(behind) - 1
    for item in reversed(order):
        if item not in level:
            level[item] = max((level[effect] + 1 for effect in effects[item]), default=1)
    first = min(level.values())
    return [level[item] - first for item in range(count)]


def _causes_first(
    count: int, causes: Mapping[int, list[int]], effects: Mapping[int, list[int]]
) -> list[int]:
    left = [len(causes.get(item, ())) for item in range(count)]
    ready = [item for item in range(count) if not left[item]]
    for item in ready:  # it grows while it is read
        for effect in effects.get(item, ()):
            left[effect] -= 1
            if not left[effect]:
                ready.append(effect)
    if len(ready) < count:
        raise ValueError("Un fait ne peut pas être sa propre cause.")
    return ready


def _relays(
    levels: list[int], links: list[tuple[int, int]]
) -> tuple[list[int], list[tuple[int, int]], dict[tuple[int, int], tuple[int, ...]]]:
    """Give the relays' columns, the links from column to column, and the way of each link."""
    found: dict[tuple[int, int], int] = {}
    columns: list[int] = []
    edges: dict[tuple[int, int], None] = {}
    ways = {}
    for cause, effect in links:
        way = [cause]
        for level in range(levels[cause] - 1, levels[effect], -1):
            if (cause, level) not in found:
                found[cause, level] = len(levels) + len(columns)
                columns.append(level)
            way.append(found[cause, level])
        way.append(effect)
        edges.update(dict.fromkeys(pairwise(way)))
        ways[cause, effect] = tuple(way)
    return columns, list(edges), ways


def _grouped(pairs: Iterable[tuple[int, int]]) -> dict[int, tuple[int, ...]]:
    groups: dict[int, list[int]] = defaultdict(list)
    for first, second in pairs:
        groups[first].append(second)
    return {item: tuple(sorted(others)) for item, others in groups.items()}
