"""Presence over a whole session: half-day by half-day, and person by person."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from allervers_training.cohorts import queries as cohort_queries
from allervers_training.cohorts.domain import EnrolmentStatus
from allervers_training.cohorts.models import Cohort, DemiJournee
from allervers_training.emargement import queries
from allervers_training.emargement.domain import (
    Attendance,
    Note,
    attended_minutes,
    duration,
    ends_so_far,
)
from allervers_training.emargement.queries import Trainee
from allervers_training.emargement.words import said, title_of

Notes = Mapping[tuple[int, int], Note]
STATUS = {
    EnrolmentStatus.CONFIRMED: "",
    EnrolmentStatus.TO_CHECK: "à vérifier",
    EnrolmentStatus.REMOVED: "retirée",
}


@dataclass(frozen=True)
class HalfDayLine:
    """One half-day, in numbers; people « à vérifier » count apart."""

    id: int
    title: str
    is_closed: bool
    present: int
    absent: int
    waiting: int
    to_check: int  # noted present, and not known yet
    hours: str


@dataclass(frozen=True)
class Summary:
    """Every half-day of a session."""

    cohort: Cohort
    lines: Sequence[HalfDayLine]
    today: int | None  # the half-day that is on
    expected: int
    hours: str


@dataclass(frozen=True)
class _Read:
    half_days: Sequence[DemiJournee]
    people: Sequence[Trainee]
    notes: Notes


def summary(db: Session, cohort: Cohort, today: int | None, here: datetime) -> Summary:
    """Return what is noted of each half-day, and the hours lived so far by the room's clock."""
    read = _read(db, cohort)
    known = [place for place in read.people if place.status is EnrolmentStatus.CONFIRMED]
    by_half_day = [
        (half, Counter(read.notes.get((half.id, place.id)) for place in known))
        for half in read.half_days
    ]
    minutes = [_minutes(half, noted, here) for half, noted in by_half_day]
    lines = [
        _line(half, noted, there, read)
        for (half, noted), there in zip(by_half_day, minutes, strict=True)
    ]
    return Summary(cohort, lines, today, len(known), duration(sum(minutes)))


def attended(place: Trainee, half_days: Sequence[DemiJournee], notes: Notes, here: datetime) -> int:
    """Return the minutes of a whole session that somebody has attended so far."""
    return sum(
        attended_minutes(notes.get((half.id, place.id)), half.starts_at, ends_so_far(half, here))
        for half in half_days
    )


def rows(db: Session, cohort: Cohort, here: datetime) -> Iterator[Sequence[object]]:
    """Yield the lines of a file: one person each, what is noted of each half-day, her total."""
    read = _read(db, cohort)
    titles = [title_of(half) for half in read.half_days]
    yield ("Personne", "À savoir", *titles, "Heures suivies", "Minutes suivies")
    for place in read.people:
        noted = [read.notes.get((half.id, place.id)) for half in read.half_days]
        if place.status is EnrolmentStatus.REMOVED and not any(noted):
            continue
        minutes = attended(place, read.half_days, read.notes, here)
        words = [said(note, half) for note, half in zip(noted, read.half_days, strict=True)]
        yield (place.shown_name, STATUS[place.status], *words, duration(minutes), minutes)


def _read(db: Session, cohort: Cohort) -> _Read:
    now = cohort_queries.absorbed_by(db, cohort.id)
    return _Read(
        half_days=queries.half_days_of(db, cohort.id),
        people=[p for p in queries.trainees_of(db, cohort) if p.id not in now],
        notes=queries.newest_notes(db, cohort.id, now),
    )


def _minutes(half: DemiJournee, noted: Counter[Note | None], here: datetime) -> int:
    """Add up what everybody attended; most notes say the same, and are counted once."""
    return sum(
        attended_minutes(note, half.starts_at, ends_so_far(half, here)) * times
        for note, times in noted.items()
    )


def _line(half: DemiJournee, noted: Counter[Note | None], minutes: int, read: _Read) -> HalfDayLine:
    statuses: Counter[Attendance | None] = Counter()
    for note, times in noted.items():
        statuses[note.status if note else None] += times
    return HalfDayLine(
        id=half.id,
        title=title_of(half),
        is_closed=half.closed_at is not None,
        present=statuses[Attendance.PRESENT],
        absent=statuses[Attendance.ABSENT],
        waiting=statuses[None],
        to_check=_present_to_check(half, read),
        hours=duration(minutes),
    )


def _present_to_check(half: DemiJournee, read: _Read) -> int:
    return sum(
        note.status is Attendance.PRESENT
        for place in read.people
        if place.status is EnrolmentStatus.TO_CHECK
        and (note := read.notes.get((half.id, place.id)))
    )
