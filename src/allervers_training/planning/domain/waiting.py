"""What waits for whoever runs a session."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from allervers_training.planning.domain.days import PARIS
from allervers_training.planning.domain.half_days import Slot


@dataclass(frozen=True)
class HalfDayNow:
    """A half-day with what it holds."""

    day: date
    starts_at: time
    ends_at: time
    planned_minutes: int  # of the steps of its running order
    is_noted: bool  # somebody's presence was noted

    def is_over(self, at: datetime) -> bool:
        local = at.astimezone(PARIS)
        return (self.day, self.ends_at) < (local.date(), local.time())

    @property
    def overflows(self) -> bool:
        return self.planned_minutes > Slot(self.day, self.starts_at, self.ends_at).minutes


@dataclass(frozen=True)
class Counts:
    """People of a session; `enrolled` are its confirmed trainees."""

    to_check: int = 0
    enrolled: int = 0


@dataclass(frozen=True)
class Waiting:
    """What there is to do in one session; zero or False: nothing."""

    to_check: int
    too_many: int  # trainees above the capacity
    without_plan: bool
    overflowing: int
    unnoted: int
    newer_course: bool

    def __bool__(self) -> bool:
        return any(vars(self).values())


def waiting(
    counts: Counts,
    half_days: Iterable[HalfDayNow],
    *,
    capacity: int,
    newer_course: bool,
    at: datetime,
) -> Waiting:
    """Tell what waits: what concerns days to come is asked only while some are to come."""
    half_days = tuple(half_days)
    coming = [half for half in half_days if not half.is_over(at)]
    over = [half for half in half_days if half.is_over(at)]
    return Waiting(
        to_check=counts.to_check,
        too_many=max(counts.enrolled - capacity, 0) if capacity and coming else 0,
        without_plan=bool(coming) and not any(half.planned_minutes for half in half_days),
        overflowing=sum(half.overflows for half in coming),
        unnoted=sum(not half.is_noted for half in over) if counts.enrolled else 0,
        newer_course=newer_course and bool(coming),
    )
