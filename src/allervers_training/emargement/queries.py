"""Reads of presence: the newest note of a person in a half-day is the one that counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from allervers_training.accounts.models import Person
from allervers_training.cohorts.domain import EnrolmentStatus, SessionRole
from allervers_training.cohorts.models import Cohort, DemiJournee, Enrolment
from allervers_training.emargement.domain import Attendance, Note
from allervers_training.emargement.models import PresenceNote

StandsFor = Mapping[int, int]
"""A place that a matching withdrew, and the place that stands for it since: its notes are hers."""

NOTED = (PresenceNote.status, PresenceNote.reason, PresenceNote.arrived_at, PresenceNote.left_at)
"""The columns of a `Note`, in its order: whole sessions are read at once."""


class Trainee(NamedTuple):
    """What a roll-call asks of a place; a full session has hundreds."""

    id: int
    shown_name: str
    status: EnrolmentStatus
    joined_at: datetime | None


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


def trainees_of(db: Session, cohort: Cohort) -> Sequence[Trainee]:
    """Return every trainee of a session, removed ones included, by name."""
    rows = db.execute(
        select(Enrolment.id, Enrolment.shown_name, Enrolment.status, Enrolment.joined_at)
        .where(Enrolment.cohort_id == cohort.id, Enrolment.role == SessionRole.TRAINEE)
        .order_by(Enrolment.shown_name, Enrolment.id)
    )
    return [Trainee(*row) for row in rows]


def history_of(db: Session, half_day_id: int, now: StandsFor) -> dict[int, list[NoteLine]]:
    """Return every note of a half-day, by place in the session, the oldest first."""
    rows = db.execute(
        select(PresenceNote.enrolment_id, Person.name, PresenceNote.at, *NOTED)
        .outerjoin(Person, Person.id == PresenceNote.by_id)
        .where(PresenceNote.demi_journee_id == half_day_id)
        .order_by(PresenceNote.id)
    )
    found: dict[int, list[NoteLine]] = {}
    for place, author, at, status, reason, arrived, left in rows:
        line = NoteLine(Note(status, reason, arrived, left), author or "", at)
        found.setdefault(now.get(place, place), []).append(line)
    return found


def newest_notes(db: Session, cohort_id: int, now: StandsFor) -> dict[tuple[int, int], Note]:
    """Return what counts of a whole session, by half-day and place."""
    rows = db.connection().execute(
        select(PresenceNote.demi_journee_id, PresenceNote.enrolment_id, *NOTED)
        .join(DemiJournee, DemiJournee.id == PresenceNote.demi_journee_id)
        .where(DemiJournee.cohort_id == cohort_id)
        .order_by(PresenceNote.id)
    )
    return {
        (half_day, now.get(place, place)): Note(status, reason, arrived, left)
        for half_day, place, status, reason, arrived, left in rows
    }


def statuses_of(db: Session, half_day_id: int, now: StandsFor) -> dict[int, Attendance]:
    """Return who is noted present or absent in a half-day, by place in the session."""
    rows = db.execute(
        select(PresenceNote.enrolment_id, PresenceNote.status)
        .where(PresenceNote.demi_journee_id == half_day_id)
        .order_by(PresenceNote.id)
    )
    return {now.get(place, place): status for place, status in rows}
