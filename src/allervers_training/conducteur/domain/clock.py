"""Hours of a running order: when each step begins, and how well a half-day is filled."""

from collections.abc import Iterable
from datetime import time
from itertools import accumulate


def minutes_between(starts_at: time, ends_at: time) -> int:
    """Return how many minutes lie between two hours of one day; negative when they are reversed."""
    return _minute_of(ends_at) - _minute_of(starts_at)


def start_times(starts_at: time, minutes: Iterable[int]) -> list[time]:
    """Return when each step begins, the first one with the half-day; past midnight the clock goes round."""
    *starts, _end = accumulate(minutes, initial=_minute_of(starts_at))
    return [time(minute // 60 % 24, minute % 60) for minute in starts]


def _minute_of(hour: time) -> int:
    return hour.hour * 60 + hour.minute
