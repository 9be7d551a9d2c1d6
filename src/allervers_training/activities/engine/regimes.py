"""What may be shown of people's answers, by regime and number: the table of design/live.md, alone.

Small numbers tell on people: with five in a room, a count is a name. Thresholds follow common practice
(five respondents for any figure, three units in any cell; research/quality.md §3.4).
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
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
    COUNTS = "nombres"  # counts, small cells merged
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
    """Keep apart the counts of three and more; the others only as one sum, never below three.

    Zero is small too: an empty cell tells as much as a cell of one. When what stands together would
    still be small, the smallest of the others joins it.
    """
    apart = {key: n for key, n in counts.items() if n >= SMALL_CELL}
    small = [key for key in counts if key not in apart]
    together = sum(counts[key] for key in small)
    while small and apart and together < SMALL_CELL:
        smallest = min(apart, key=lambda key: (apart[key], str(key)))
        together += apart.pop(smallest)
    return Merged(apart, together)


def flow_may_be_shown(
    flow: Mapping[tuple[Z, Z], int],
    told: Collection[tuple[Z, Z]],
    *,
    befores: Collection[Z],
    afters: Collection[Z],
) -> bool:
    """Tell whether no small cell of a flow can be computed from what is told.

    Told are how many there are, how many moved, the counts of the zones in `befores` and `afters`, and the
    cells in `told`. A cell is computable when it is a combination of these; then it must stay unsaid.
    """
    cells = sorted(flow, key=str)
    sums = [[1 for _ in cells], [int(a != b) for a, b in cells]]
    sums += [[int(cell[0] == zone) for cell in cells] for zone in befores]
    sums += [[int(cell[1] == zone) for cell in cells] for zone in afters]
    sums += [[int(cell == known) for cell in cells] for known in told]
    basis = _reduced(sums)
    hidden = [place for place, cell in enumerate(cells) if 0 < flow[cell] < SMALL_CELL]
    return not any(_is_combination(basis, place, len(cells)) for place in hidden)


def _reduced(rows: list[list[int]]) -> list[list[Fraction]]:
    """Return the rows in reduced echelon form (exact arithmetic)."""
    matrix = [[Fraction(n) for n in row] for row in rows]
    rank = 0
    for column in range(len(matrix[0]) if matrix else 0):
        pivot = next((r for r in range(rank, len(matrix)) if matrix[r][column]), None)
        if pivot is None:
            continue
        matrix[rank], matrix[pivot] = matrix[pivot], matrix[rank]
        head = matrix[rank][column]
        matrix[rank] = [n / head for n in matrix[rank]]
        for r, row in enumerate(matrix):
            if r != rank and row[column]:
                factor = row[column]
                matrix[r] = [n - factor * m for n, m in zip(row, matrix[rank], strict=True)]
        rank += 1
    return matrix[:rank]


def _is_combination(basis: list[list[Fraction]], place: int, width: int) -> bool:
    """Tell whether the cell at `place` is fixed by the basis: one reduced row holds it alone."""
    return any(
        row[place] == 1 and all(not row[other] for other in range(width) if other != place)
        for row in basis
    )
