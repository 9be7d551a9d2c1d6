"""Noting who is here; notes are added, never rewritten."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from allervers_training.accounts.models import Person
from allervers_training.cohorts import queries as cohort_queries
from allervers_training.cohorts.domain import EnrolmentStatus
from allervers_training.cohorts.models import Cohort, DemiJournee, Enrolment
from allervers_training.emargement import queries
from allervers_training.emargement.domain import (
    PRESENT,
    Entry,
    Note,
    check_hours,
    corrected,
    is_correction,
    late_arrival,
)
from allervers_training.emargement.models import PresenceNote
from allervers_training.kernel.clock import room_day, room_time
from allervers_training.kernel.db import after_commit
from allervers_training.kernel.signals import room_changed


def note_everybody(
    db: Session, cohort: Cohort, half_day: DemiJournee, *, by: Person, at: datetime
) -> int:
    """Note as present everybody of whom nothing is said yet; return how many.

    Whoever is « à vérifier », or came in late, waits for a gesture of her own.
    """
    _in_turn(db, half_day)
    noted = queries.statuses_of(db, half_day.id, cohort_queries.absorbed_by(db, cohort.id))
    missing = [
        place.id
        for place in queries.trainees_of(db, cohort)
        if place.status is EnrolmentStatus.CONFIRMED
        and place.id not in noted
        and late_arrival(place.joined_at and room_time(place.joined_at), half_day) is None
    ]
    for enrolment_id in missing:
        _append(db, half_day, enrolment_id, PRESENT, by=by, at=at)
    _announce(db, cohort.id)
    return len(missing)


def note_presence(
    db: Session,
    cohort: Cohort,
    half_day: DemiJournee,
    place: Enrolment,
    entry: Entry,
    *,
    by: Person,
    at: datetime,
) -> None:
    """Add a note about one person; the same one twice is kept once.

    Raises `Invalid` for hours outside the half-day, and for a correction without its reason.
    """
    note = entry.note
    check_hours(note, half_day)
    _in_turn(db, half_day)
    history = queries.history_of(db, half_day.id, cohort_queries.absorbed_by(db, cohort.id))
    before = history[place.id][-1].note if place.id in history else None
    if note == before and not entry.why:
        return
    is_closed, today = half_day.closed_at is not None, room_day(at)
    if is_correction(before, half_day, is_closed=is_closed, today=today):
        note = corrected(note, entry.why)
    _append(db, half_day, place.id, note, by=by, at=at)
    _announce(db, cohort.id)


def _in_turn(db: Session, half_day: DemiJournee) -> None:
    """Let one note at a time be added: what is read before adding is what was there."""
    db.execute(select(DemiJournee.id).where(DemiJournee.id == half_day.id).with_for_update())


def _append(
    db: Session, half_day: DemiJournee, enrolment_id: int, note: Note, *, by: Person, at: datetime
) -> None:
    db.add(
        PresenceNote(
            demi_journee_id=half_day.id,
            enrolment_id=enrolment_id,
            status=note.status,
            reason=note.reason,
            arrived_at=note.arrived_at,
            left_at=note.left_at,
            by_id=by.id,
            at=at,
        )
    )
    db.flush()


def _announce(db: Session, cohort_id: int) -> None:
    after_commit(db, lambda: room_changed.send(cohort_id))
