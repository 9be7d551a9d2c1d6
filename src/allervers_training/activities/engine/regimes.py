"""What may be shown of people's answers, by regime and number: the table of design/live.md, alone.

Small numbers tell on people: with five in a room, a count is a name. Thresholds follow common practice
(five respondents for any figure, three units in any cell; research/quality.md §3.4).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

FEW, SOME, SMALL_CELL = 5, 10, 3
Z = TypeVar("Z")


class Regime(StrEnum):
    """How open an activity is; said before people join."""

    VISIBLE = "visible"
    CONFIDENTIAL = "confidentiel"
    ANONYMOUS = "anonyme"


class Shown(StrEnum):
    """How much of the answers a screen may tell."""

    PROGRESS = "avancement"  # how many have answered, nothing else
    NOTHING = "rien"  # too few: « parlons-en »
    WORDS = "mots"  # which way the group leans, in words
    COUNTS = "nombres"  # counts; in `confidentiel`, small cells merged
    ALL = "tout"  # places, counts, moves


@dataclass(frozen=True)
class Merged:
    """Counts of which those too small stand together: `apart` by key, `together` for the rest."""

    apart: Mapping[Any, int]
    together: int


def shown(regime: Regime, *, people: int, revealed: bool) -> Shown:
    """Return what may be shown of `people` answers."""
    if not revealed:
        return Shown.PROGRESS
    if regime is Regime.VISIBLE:
        return Shown.ALL
    if people < FEW:
        return Shown.NOTHING
    return Shown.WORDS if people < SOME else Shown.COUNTS


def merge_small(counts: Mapping[Z, int]) -> Merged:
    """Keep apart the counts of three and more; the others only as one sum.

    Zero is small too: an empty cell tells as much as a cell of one. The sum must be larger than what small
    cells alone could make (two each), or whoever knows this rule would read them off; until it is, the
    smallest of the others join it, equals together, so that no order tells anything.
    """
    apart = {key: n for key, n in counts.items() if n >= SMALL_CELL}
    hidden = [key for key in counts if key not in apart]
    together = sum(counts[key] for key in hidden)
    while hidden and apart and together <= (SMALL_CELL - 1) * len(hidden):
        smallest = min(apart.values())
        joining = [key for key, n in apart.items() if n == smallest]
        together += sum(apart.pop(key) for key in joining)
        hidden += joining
    return Merged(apart, together)


def has_small(cells: Iterable[int]) -> bool:
    """Tell whether any cell of a table holds one or two people."""
    return any(0 < n < SMALL_CELL for n in cells)
