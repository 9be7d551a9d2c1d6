"""Rules of presence: a half-day is attended or not, in whole or in part."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import NamedTuple, Protocol, TypeVar

from allervers_training.kernel.errors import Invalid

EARLY = timedelta(minutes=60)  # a half-day is on from an hour before it begins
ON_TIME = timedelta(minutes=10)  # whoever comes in later is late
LONGEST_REASON = 200
OTHER = "Autre"
WHY = "La demi-journée est close : dites en quelques mots pourquoi vous corrigez."
REASONS = ("Santé", "Famille", "Travail", "Transport", "Sans nouvelle", OTHER)


class Attendance(StrEnum):
    PRESENT = "present"
    ABSENT = "absent"


class Hours(Protocol):
    """When a half-day is planned, by the clock of the room."""

    @property
    def day(self) -> date: ...
    @property
    def starts_at(self) -> time: ...
    @property
    def ends_at(self) -> time: ...


H = TypeVar("H", bound=Hours)


class Note(NamedTuple):
    """What is noted about one person in one half-day; a full session has thousands."""

    status: Attendance
    reason: str = ""  # of an absence, or of a correction
    arrived_at: time | None = None  # only when not at the planned hour
    left_at: time | None = None


@dataclass(frozen=True)
class Entry:
    """What somebody wants to note, and why if it corrects something."""

    note: Note
    why: str = ""


PRESENT = Note(Attendance.PRESENT)


def attended_minutes(note: Note | None, starts_at: time, ends_at: time) -> int:
    """Return how long somebody was there, breaks included; nothing while nothing is noted."""
    if note is None or note.status is Attendance.ABSENT:
        return 0
    begins = max(_minute(note.arrived_at or starts_at), _minute(starts_at))
    ends = min(_minute(note.left_at or ends_at), _minute(ends_at))
    return max(0, ends - begins)


def ends_so_far(half_day: Hours, at: datetime) -> time:
    """Return until when a half-day has been lived, by the room's clock: no hour counts before it happens."""
    if half_day.day != at.date():
        return half_day.ends_at if half_day.day < at.date() else half_day.starts_at
    return max(half_day.starts_at, min(half_day.ends_at, at.time()))


def is_coming(half_day: Hours, at: datetime) -> bool:
    """Tell whether a half-day has not begun, by the room's clock."""
    return at < datetime.combine(half_day.day, half_day.starts_at)


def half_day_on(half_days: Sequence[H], at: datetime) -> H | None:
    """Return the half-day that is on by the room's clock: the last one that has begun, or else the first."""
    begun = [half for half in half_days if datetime.combine(half.day, half.starts_at) - EARLY <= at]
    return begun[-1] if begun else next(iter(half_days), None)


def late_arrival(joined: datetime | None, half_day: Hours) -> time | None:
    """Return the hour at which somebody came in late, from when she joined by the room's clock."""
    if joined is None or joined.date() != half_day.day:
        return None
    on_time = datetime.combine(half_day.day, half_day.starts_at) + ON_TIME
    is_late = on_time < joined and joined.time() < half_day.ends_at
    return joined.time().replace(second=0, microsecond=0) if is_late else None


def is_correction(before: Note | None, half_day: Hours, *, is_closed: bool, today: date) -> bool:
    """Tell whether a note must say why: something was noted, and the half-day is over."""
    return before is not None and (is_closed or half_day.day < today)


def corrected(note: Note, why: str) -> Note:
    """Return a note with the reason of its correction; raises `Invalid` without one."""
    if not why:
        raise Invalid({"correction": WHY})
    reason = f"{note.reason} (corrigé : {why})" if note.reason else f"Corrigé : {why}"
    if len(reason) > LONGEST_REASON:
        raise Invalid(
            {
                "correction": f"C'est trop long : raccourcissez de {len(reason) - LONGEST_REASON} signes."
            }
        )
    return note._replace(reason=reason)


def check_hours(note: Note, half_day: Hours) -> None:
    """Raise `Invalid` for hours outside the half-day, or in the wrong order."""
    begins, ends = half_day.starts_at, half_day.ends_at
    wrong = {}
    if note.arrived_at and not begins <= note.arrived_at < ends:
        wrong["arrivee"] = f"L'arrivée se note entre {_said(begins)} et {_said(ends)}."
    if note.left_at and not begins < note.left_at <= ends:
        wrong["depart"] = f"Le départ se note entre {_said(begins)} et {_said(ends)}."
    if not wrong and note.arrived_at and note.left_at and note.left_at <= note.arrived_at:
        wrong["depart"] = "Le départ vient après l'arrivée."
    if wrong:
        raise Invalid(wrong)


def duration(minutes: int) -> str:
    """Say a length: « 3 h 30 »."""
    return f"{minutes // 60}\u00a0h\u00a0{minutes % 60:02d}"


def _minute(hour: time) -> int:
    return hour.hour * 60 + hour.minute


def _said(hour: time) -> str:
    return f"{hour.hour}\u00a0h\u00a0{hour.minute:02d}"
