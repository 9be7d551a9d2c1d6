"""Notes of presence in words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from allervers_training.cohorts.domain import HALF_LABELS
from allervers_training.cohorts.models import DemiJournee
from allervers_training.emargement.domain import Attendance, Note, attended_minutes, duration
from allervers_training.emargement.queries import NoteLine
from allervers_training.kernel.clock import room_time
from allervers_training.web.french import french_date, french_time


@dataclass(frozen=True)
class Told:
    """A note in words, who wrote it and when."""

    said: str
    noted: str


def title_of(half_day: DemiJournee) -> str:
    return f"{french_date(half_day.day)}, {HALF_LABELS[half_day.half]}".capitalize()


def said(note: Note | None, half_day: DemiJournee) -> str:
    """Say what is noted about somebody."""
    if note is None:
        return "pas encore noté·e"
    if note.status is Attendance.ABSENT:
        return f"absent·e : {note.reason}" if note.reason else "absent·e"
    hours = [f"arrivée {french_time(note.arrived_at)}"] if note.arrived_at else []
    hours += [f"départ {french_time(note.left_at)}"] if note.left_at else []
    if not hours:
        return f"présent·e ({note.reason})" if note.reason else "présent·e"
    minutes = attended_minutes(note, half_day.starts_at, half_day.ends_at)
    why = f" ({note.reason})" if note.reason else ""
    return f"présent·e, {', '.join(hours)} : {duration(minutes)}{why}"


def told(history: Sequence[NoteLine], half_day: DemiJournee) -> Iterator[Told]:
    for line in reversed(history):
        local = room_time(line.at)
        day = "" if local.date() == half_day.day else f"le {local.day}/{local.month:02d} "
        author = line.author or "quelqu'un qui n'est plus connu"
        yield Told(said(line.note, half_day), f"noté {day}à {french_time(line.at)} par {author}")
