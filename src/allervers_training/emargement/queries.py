"""Reads of presence: the newest note of a person in a half-day is the one that counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from allervers_training.accounts.models import Person
from allervers_training.cohorts.domain import SessionRole
from allervers_training.cohorts.models import Cohort, DemiJournee, Enrolment
from allervers_training.emargement.domain import Attendance, Note
from allervers_training.emargement.models import PresenceNote

StandsFor = Mapping[int, int]
"""A place that a matching withdrew, and the place that stands for it since: its notes are hers."""


@dataclass(frozen=True)
class NoteLine:
    """A note as it was written down: what, by whom, when."""

    note: Note
    author: str  # empty when she is no longer known
    at: datetime


def half_days_of(db: Session, cohort_id: int) -> Sequence[DemiJournee]:
    """Return the half-days of a session, in order."""
    return db.scalars(
        select(DemiJournee)
        .where(DemiJournee.cohort_id == cohort_id)
        .order_by(DemiJournee.day, DemiJournee.starts_at)
    ).all()


def trainees_of(db: Session, cohort: Cohort) -> Sequence[Enrolment]:
    """Return every trainee of a session, removed ones included, by name."""
    return db.scalars(
        select(Enrolment)
        .where(Enrolment.cohort_id == cohort.id, Enrolment.role == SessionRole.TRAINEE)
        .order_by(Enrolment.shown_name, Enrolment.id)
    ).all()


def history_of(db: Session, half_day_id: int, now: StandsFor) -> dict[int, list[NoteLine]]:
    """Return every note of a half-day, by place in the session, the oldest first."""
    rows = db.execute(
        select(PresenceNote, Person.name)
        .outerjoin(Person, Person.id == PresenceNote.by_id)
        .where(PresenceNote.demi_journee_id == half_day_id)
        .order_by(PresenceNote.id)
    )
    found: dict[int, list[NoteLine]] = {}
    for row, author in rows:
        line = NoteLine(note_of(row), author or "", row.at)
        found.setdefault(now.get(row.enrolment_id, row.enrolment_id), []).append(line)
    return found


def newest_notes(db: Session, cohort_id: int, now: StandsFor) -> dict[tuple[int, int], Note]:
    """Return what counts of a whole session, by half-day and place."""
    rows = db.scalars(
        select(PresenceNote)
        .join(DemiJournee, DemiJournee.id == PresenceNote.demi_journee_id)
        .where(DemiJournee.cohort_id == cohort_id)
        .order_by(PresenceNote.id)
    )
    return {
        (row.demi_journee_id, now.get(row.enrolment_id, row.enrolment_id)): note_of(row)
        for row in rows
    }


def statuses_of(db: Session, half_day_id: int, now: StandsFor) -> dict[int, Attendance]:
    """Return who is noted present or absent in a half-day, by place in the session."""
    rows = db.execute(
        select(PresenceNote.enrolment_id, PresenceNote.status)
        .where(PresenceNote.demi_journee_id == half_day_id)
        .order_by(PresenceNote.id)
    )
    return {now.get(place, place): status for place, status in rows}


def note_of(row: PresenceNote) -> Note:
    return Note(row.status, row.reason, row.arrived_at, row.left_at)
