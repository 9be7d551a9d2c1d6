"""What a room is told about the clock: of the step that is on, of the end of a half-day, of what follows it."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from allervers_training.cohorts.models import DemiJournee
from allervers_training.conducteur import running_hours
from allervers_training.conducteur.running import Line, Lines
from allervers_training.conducteur.running_hours import Forecast
from allervers_training.kernel.clock import ROOM_CLOCK, room_time
from allervers_training.salle.deroule import Drift, Now
from allervers_training.web.french import DAYS, french_time

FAR = 180  # minutes: on another day than planned, nobody is late


def now_of(line: Line, title: str) -> Now:
    left = line.minutes * 60 - line.spent_seconds
    ends = line.running_since + timedelta(seconds=left) if line.running_since else None
    minutes, seconds = divmod(abs(left), 60)
    return Now(
        id=line.id,
        title=title,
        minutes=line.minutes,
        paused=ends is None,
        hour=french_time(line.started_at) if line.started_at else "",
        until=french_time(ends) if ends else "",
        ends_ms=_ms(ends) if ends else None,
        left=f"{'+' if left < 0 else ''}{minutes:02d}:{seconds:02d}",
    )


def drift_of(lines: Lines, half: DemiJournee) -> Drift:
    begins = datetime.combine(half.day, half.starts_at, ROOM_CLOCK)
    planned = datetime.combine(half.day, half.ends_at, ROOM_CLOCK)
    seen = running_hours.forecast(lines, begins, planned)
    return Drift(
        said=_said(seen),
        planned_ms=_ms(planned),
        holds_ms=_ms(seen.holds_until) if seen.holds_until else 0,
        after_ms=seen.after_seconds * 1000,
    )


def _said(seen: Forecast) -> str:
    """Say what holds without looking at the clock."""
    if seen.holds_until is None:
        return f"Fin prévue au plan : {french_time(seen.planned)}"
    late, ends = seen.minutes_late(seen.holds_until), french_time(seen.ends_at(seen.holds_until))
    if abs(late) > FAR:
        return f"Fin vers {ends}"
    drift = (
        f"{late} min de retard" if late > 0 else f"{-late} min de marge" if late else "À l'heure"
    )
    return f"{drift} ; fin prévue {ends}"


def back_at(half_days: Sequence[DemiJournee], half: DemiJournee, at: datetime) -> str:
    """Say when a parked session goes on; empty when no later half-day is planned."""
    now = room_time(at)
    ahead = (h for h in half_days if datetime.combine(h.day, h.starts_at) > now)
    later = next((h for h in ahead if h.id != half.id), None)
    if later is None:
        return ""
    hour = french_time(later.starts_at)
    return f"à {hour}" if later.day == now.date() else f"{DAYS[later.day.weekday()]} à {hour}"


def _ms(instant: datetime) -> int:
    return int(instant.timestamp() * 1000)
