"""The load of a training body, month by month."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Month:
    """What takes place in one month; `sessions` counts those with at least one half-day in it."""

    year: int
    month: int
    sessions: int = 0
    half_days: int = 0
    people: int = 0

    @property
    def first_day(self) -> date:
        return date(self.year, self.month, 1)

    @property
    def next_first_day(self) -> date:
        return date(self.year + self.month // 12, self.month % 12 + 1, 1)

    @property
    def key(self) -> str:
        """How an address names it: « 2027-01 »."""
        return f"{self.year:04}-{self.month:02}"


def months_from(first: date, count: int, known: Iterable[Month]) -> tuple[Month, ...]:
    """Return `count` months in a row, those without any session included."""
    found = {(month.year, month.month): month for month in known}
    numbers = range(first.year * 12 + first.month - 1, first.year * 12 + first.month - 1 + count)
    keys = [(number // 12, number % 12 + 1) for number in numbers]
    return tuple(found.get(key, Month(*key)) for key in keys)


def busiest(months: Iterable[Month]) -> Month | None:
    """Return the month with most half-days, the first of two equal ones; None when all are empty."""
    best = max(months, key=lambda month: month.half_days, default=None)
    return best if best and best.half_days else None
