"""What a large tree keeps folded on a phone: branches far from the question of the moment, each one tap away."""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from allervers_training.activities.arbre_des_causes.domain.graphe import Ligne as Trace

Places = Mapping[int, list[int]]


@dataclass(frozen=True)
class Pli:
    """What hangs on a fact and is not shown."""

    fait: int
    profondeur: int
    faits: int
    a_expliquer: int


def folded(
    traces: Sequence[Trace], work: int, most: int, waiting: frozenset[int]
) -> tuple[Trace | Pli, ...]:
    """Return an outline of `most` lines at the most, the nearest to the fact at work; the rest is counted."""
    if len(traces) <= most:
        return tuple(traces)
    above = _above(traces)
    below: dict[int, list[int]] = {place: [] for place in range(len(traces))}
    for place, effect in enumerate(above[1:], start=1):
        below[effect].append(place)
    start = next((n for n, t in enumerate(traces) if t.fait == work and not t.rappel), 0)
    shown = _nearest(above, below, start, most)
    hidden = _hidden(traces, above, shown)
    return tuple(_told(traces, below, shown, hidden, waiting))


def _above(traces: Sequence[Trace]) -> list[int]:
    """Return where the line stands that each line is nested under; the first is under itself."""
    way: list[int] = []
    found = []
    for place, trace in enumerate(traces):
        del way[trace.profondeur :]
        found.append(way[-1] if way else place)
        way.append(place)
    return found


def _nearest(above: Sequence[int], below: Places, start: int, most: int) -> set[int]:
    """Return the places shown: the way down to the fait ultime first, then line after line around the start."""
    shown = {start, 0}
    while above[start] not in shown:
        start = above[start]
        shown.add(start)
    if len(shown) > most:
        shown = {0}
    seen, waiting = set(shown), deque(sorted(shown, reverse=True))
    while waiting and len(shown) < most:
        here = waiting.popleft()
        shown.add(here)
        new = [place for place in below[here] if place not in seen]
        seen.update(new)
        waiting.extend(new)
    return shown


def _hidden(traces: Sequence[Trace], above: Sequence[int], shown: set[int]) -> dict[int, set[int]]:
    """Return the facts that are folded, by the place of the shown line they hang on."""
    owner: list[int] = []
    found: dict[int, set[int]] = {}
    for place, effect in enumerate(above):
        owner.append(place if place in shown else owner[effect])
        if place not in shown:
            found.setdefault(owner[place], set()).add(traces[place].fait)
    return found


def _told(
    traces: Sequence[Trace],
    below: Places,
    shown: set[int],
    hidden: Mapping[int, set[int]],
    waiting: frozenset[int],
) -> Iterator[Trace | Pli]:
    """Yield lines in their order, each fold at the end of the list that it shortens."""
    left: list[int | Pli] = [0]
    while left:
        here = left.pop()
        if isinstance(here, Pli):
            yield here
            continue
        trace = traces[here]
        yield trace
        if facts := hidden.get(here):
            left.append(Pli(trace.fait, trace.profondeur + 1, len(facts), len(facts & waiting)))
        left.extend(place for place in reversed(below[here]) if place in shown)
