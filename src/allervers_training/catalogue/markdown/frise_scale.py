"""Where years stand on a line, and where their labels go so that none covers another."""

from collections.abc import Sequence
from dataclasses import dataclass

_NOTCHES = (1, 2, 5, 10, 20, 50, 100, 200, 500)
_CLOSEST_NOTCHES = 36


@dataclass(frozen=True, slots=True)
class Scale:
    """From a year to its place on a line that goes from `low` to `high`."""

    first: int
    last: int
    low: float
    high: float

    def at(self, year: int) -> float:
        share = (year - self.first) / (self.last - self.first) if self.last > self.first else 0.5
        return self.low + share * (self.high - self.low)

    def notches(self) -> tuple[int, list[float]]:
        """Give the years between two notches, and where round years notch the line."""
        room = (self.high - self.low) / max(self.last - self.first, 1)
        step = next((n for n in _NOTCHES if n * room >= _CLOSEST_NOTCHES), _NOTCHES[-1])
        start = self.first + -self.first % step
        return step, [self.at(year) for year in range(start, self.last + 1, step)]


def spread(
    wanted: Sequence[float], widths: Sequence[float], low: float, high: float
) -> list[float]:
    """Give the centres of labels in a row: as near as can be to where each is wanted, none over
    another, all between `low` and `high` when there is room.

    What is left of a label's place once those before it are set against the edge must only grow:
    labels that would overlap share the mean of theirs (pool adjacent violators).
    """
    centres = [low + sum(widths[:n]) + width / 2 for n, width in enumerate(widths)]
    pools: list[tuple[float, int]] = []
    for centre, want in zip(centres, wanted, strict=True):
        slack, count = want - centre, 1
        while pools and pools[-1][0] > slack:
            before, many = pools.pop()
            slack, count = (before * many + slack * count) / (many + count), many + count
        pools.append((slack, count))
    free = max(high - low - sum(widths), 0)
    shifts = [min(max(slack, 0), free) for slack, count in pools for _ in range(count)]
    return [centre + shift for centre, shift in zip(centres, shifts, strict=True)]
