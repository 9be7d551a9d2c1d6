"""Writes half-days as an iCalendar file (RFC 5545), which any calendar program reads.

It says when and where, and nothing about who comes: such files travel.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from allervers_training.cohorts.domain import Half
from allervers_training.cohorts.models import DemiJournee
from allervers_training.kernel.clock import room_day
from allervers_training.planning.domain import PARIS
from allervers_training.planning.queries import Revision

if TYPE_CHECKING:
    from icalendar import Event, Timezone

PRODUCT = "-//allervers-training//Aller vers//FR"
MEDIA_TYPE = "text/calendar; charset=utf-8"
REFRESH = "PT6H"  # how often a program may look again
HALVES = {Half.MORNING: "matin", Half.AFTERNOON: "après-midi"}


@dataclass(frozen=True)
class Written:
    """What a calendar is made from."""

    name: str
    half_days: Sequence[DemiJournee]
    revisions: Mapping[int, Revision]  # of sessions
    base_url: str


def write(written: Written, *, at: datetime) -> bytes:
    """Return the file, as it is at that instant."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("name", written.name)
    calendar.add("x-wr-calname", written.name)
    calendar.add("x-published-ttl", REFRESH)
    calendar.add_component(_timezone([half.day for half in written.half_days] or [room_day(at)]))
    for half_day in written.half_days:
        calendar.add_component(_event(half_day, written, at))
    body: bytes = calendar.to_ical()
    return body


def _timezone(days: Sequence[date]) -> "Timezone":
    """Describe the hours of Paris for the years concerned, a change of the clocks before and after."""
    from icalendar import Timezone

    first, last = date(min(days).year - 1, 1, 1), date(max(days).year + 2, 1, 1)
    zone: Timezone = Timezone.from_tzid("Europe/Paris", first_date=first, last_date=last)
    zone.pop("COMMENT", None)
    return zone


def _event(half_day: DemiJournee, written: Written, at: datetime) -> "Event":
    from icalendar import Event

    cohort = half_day.cohort
    revision = written.revisions.get(cohort.id, Revision(0, cohort.created_at))
    event = Event()
    event.add(
        "uid",
        f"demi-journee-{half_day.id}-{cohort.created_at.astimezone(UTC):%Y%m%dT%H%M%S%f}@allervers",
    )
    event.add("dtstamp", at.astimezone(UTC))
    event.add("last-modified", revision.at.astimezone(UTC))
    event.add("sequence", revision.number)
    event.add("dtstart", datetime.combine(half_day.day, half_day.starts_at, PARIS))
    event.add("dtend", datetime.combine(half_day.day, half_day.ends_at, PARIS))
    event.add("summary", f"{cohort.title} ({HALVES[half_day.half]})")
    if cohort.place:
        event.add("location", cohort.place)
    event.add("url", f"{written.base_url}/salle/{cohort.id}")
    event.add(
        "description", f"Formation « aller vers ». La salle : {written.base_url}/salle/{cohort.id}"
    )
    return event
