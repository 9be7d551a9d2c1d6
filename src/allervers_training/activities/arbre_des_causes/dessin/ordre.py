"""Who stands above whom in a column: few crossings, and a new leaf moves nobody past another.

Only what hangs by several links (the core) is sorted by sweeps. What hangs by one link is put back
after, each at its effect's height, at a place that depends on the core alone.
"""

from bisect import bisect_right, insort
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, pairwise

from allervers_training.activities.arbre_des_causes.dessin.couches import Etages

_SWEEPS, _PATIENCE = 24, 6
_Links = Mapping[int, tuple[int, ...]]


def ordonner(etages: Etages) -> list[list[int]]:
    """Give each column from top to bottom."""
    leaves = _hanging(etages)
    core = [[item for item in row if item not in leaves] for row in etages.rangs]
    return _put_back(etages, _swept(etages, _as_met(etages, core)), leaves)


def _hanging(etages: Etages) -> set[int]:
    """Give the facts that hang by one link, with all that hangs from them."""
    causes = {item: len(found) for item, found in etages.gauche.items()}
    gone: set[int] = set()
    for row in reversed(etages.rangs):
        for item in row:
            right = etages.droite.get(item, ())
            if len(right) == 1 and not causes.get(item) and item != etages.ultime:
                gone.add(item)
                causes[right[0]] -= 1
    return gone


def _as_met(etages: Etages, core: list[list[int]]) -> list[list[int]]:
    """Order each column as a walk from the fait ultime meets it: no crossing in a tree."""
    met: dict[int, None] = {}
    _walk(etages.ultime, [etages.gauche], met)
    for item in etages.droite.get(etages.ultime, ()):
        _walk(item, [etages.droite], met)
    for item in sorted(item for row in core for item in row):
        _walk(item, [etages.gauche, etages.droite], met)
    place = {item: n for n, item in enumerate(met)}
    return [sorted(row, key=place.__getitem__) for row in core]


def _walk(start: int, ways: Sequence[_Links], met: dict[int, None]) -> None:
    ahead = [start]
    while ahead:
        item = ahead.pop()
        if item not in met:
            met[item] = None
            ahead += reversed([other for links in ways for other in links.get(item, ())])


def _swept(etages: Etages, rows: list[list[int]]) -> list[list[int]]:
    """Order columns by the mean place of their neighbours, to and fro; keep the best found."""
    best, fewest, waited = rows, _crossings(etages, rows), 0
    for sweep in range(_SWEEPS):
        if not fewest or waited == _PATIENCE:
            break
        leftwards = sweep % 2 == 0
        links = etages.droite if leftwards else etages.gauche
        rows = _sweep(rows if leftwards else rows[::-1], links)
        rows = rows if leftwards else rows[::-1]
        crossings = _crossings(etages, rows)
        best, fewest, waited = (
            (rows, crossings, 0) if crossings < fewest else (best, fewest, waited + 1)
        )
    return best


def _sweep(rows: Iterable[list[int]], links: _Links) -> list[list[int]]:
    swept: list[list[int]] = []
    place: dict[int, int] = {}
    for row in rows:
        means = {
            item: _mean([place[o] for o in links.get(item, ()) if o in place], n)
            for n, item in enumerate(row)
        }
        swept.append(sorted(row, key=means.__getitem__))
        place = {item: n for n, item in enumerate(swept[-1])}
    return swept


def _mean(places: list[int], otherwise: float) -> float:
    return sum(places) / len(places) if places else otherwise


def _crossings(etages: Etages, rows: list[list[int]]) -> int:
    count = 0
    for right, left in pairwise(rows):
        place = {item: n for n, item in enumerate(right)}
        seen: list[int] = []
        for item in left:
            ends = [place[other] for other in etages.droite.get(item, ())]
            count += sum(len(seen) - bisect_right(seen, end) for end in ends)
            for end in ends:
                insort(seen, end)
    return count


def _put_back(etages: Etages, core: list[list[int]], leaves: set[int]) -> list[list[int]]:
    rows = core[:1]
    for row in core[1:]:
        groups: list[list[int]] = [[] for _ in range(len(row) + 1)]
        place = {item: n for n, item in enumerate(rows[-1])}
        for item in rows[-1]:
            hung = [leaf for leaf in etages.gauche.get(item, ()) if leaf in leaves]
            if hung:
                groups[_gap(place[item], row, etages.droite, place)] += hung
        rows.append([*groups[0], *(i for n, c in enumerate(row, 1) for i in (c, *groups[n]))])
    return rows


def _gap(height: int, row: list[int], links: _Links, place: Mapping[int, int]) -> int:
    """Give where, among a core column, something that hangs at this height crosses least."""
    ends = ([place[other] for other in links.get(item, ())] for item in row)
    steps = (sum((end > height) - (end < height) for end in those) for those in ends)
    costs = [0, *accumulate(steps)]
    return costs.index(min(costs))
