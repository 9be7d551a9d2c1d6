"""Hours of the day: when a half-day will end, and which one a room is in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from allervers_training.conducteur.domain import StepState
from allervers_training.conducteur.running import Line, current


@dataclass(frozen=True)
class HalfDayPlan:
    """When a half-day is planned, by the clock of the room, and whether it has begun and ended."""

    id: int
    day: date
    starts_at: time
    ends_at: time
    has_opened: bool = False
    is_closed: bool = False


@dataclass(frozen=True)
class Forecast:
    """When a half-day will end, if everything that is left takes its minutes."""

    holds_until: datetime | None  # the step that runs keeps the room until then
    after_seconds: int  # what comes afterwards
    planned: datetime

    def ends_at(self, at: datetime) -> datetime:
        begins = max(at, self.holds_until) if self.holds_until else at
        return begins + timedelta(seconds=self.after_seconds)

    def minutes_late(self, at: datetime) -> int:
        """Return how late the half-day will end; negative when there is time left."""
        return round((self.ends_at(at) - self.planned).total_seconds() / 60)


def forecast(lines: Sequence[Line], begins: datetime, planned: datetime) -> Forecast:
    """Foresee the end of a half-day from its steps; one that has not begun waits for its hour."""
    now = current(lines)
    ahead = [line for line in lines if line.state is StepState.COMING]
    after = sum(_left(line) for line in ahead)
    has_begun = any(line.state is not StepState.COMING for line in lines)
    if now is None:
        return Forecast(None if has_begun else begins, after, planned)
    if now.running_since is None:
        return Forecast(None, _left(now) + after, planned)
    return Forecast(now.running_since + timedelta(seconds=_left(now)), after, planned)


def half_day_at(plans: Sequence[HalfDayPlan], lines: Sequence[Line], at: datetime) -> int | None:
    """Return the half-day that a room is in: that of the step that is on, the one left open today, the one
    parked before its end, or else what is planned now. `at` is an hour of the room's own clock.
    """
    now = current(lines)
    if now:
        return now.half_day
    begun = [plan for plan in plans if plan.has_opened]
    if begun and not begun[-1].is_closed and begun[-1].day == at.date():
        return begun[-1].id
    if begun and begun[-1].is_closed and begun[-1].id in _waiting(lines):
        return begun[-1].id
    return planned_at(plans, lines, at)


def planned_at(plans: Sequence[HalfDayPlan], lines: Sequence[Line], at: datetime) -> int | None:
    """Return the half-day that the calendar names, among those that have something left to do."""
    ahead = [plan for plan in plans if plan.id in _waiting(lines)]
    coming = [plan for plan in ahead if datetime.combine(plan.day, plan.ends_at) >= at]
    chosen = (*coming[:1], *reversed(ahead), *reversed(plans))
    return chosen[0].id if chosen else None


def _waiting(lines: Sequence[Line]) -> set[int]:
    return {line.half_day for line in lines if line.state is StepState.COMING}


def _left(line: Line) -> int:
    return max(0, line.minutes * 60 - line.spent_seconds)
