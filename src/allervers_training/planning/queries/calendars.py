"""Reads for calendars, and for the state of the course that a session follows."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, joinedload

from allervers_training.accounts.models import AuditEntry
from allervers_training.catalogue.models import ContentSnapshot
from allervers_training.cohorts.domain import EnrolmentStatus
from allervers_training.cohorts.models import Cohort, DemiJournee, Enrolment

MOST = 200  # sessions in one calendar
CALENDAR_MARKS = ("session_described", "session_rescheduled")  # of the journal


class Revision(NamedTuple):
    """How often a session's dates or place were said again, and when they last were."""

    number: int
    at: datetime


def version_kept_at(db: Session, content_hash: str) -> datetime:
    """Return when a state of the course was first kept."""
    return db.scalars(
        select(ContentSnapshot.created_at).where(ContentSnapshot.hash == content_hash)
    ).one()


def half_days_to_write(db: Session, which: Select[int]) -> Sequence[DemiJournee]:
    """Return the half-days of some sessions, with these, for a calendar."""
    return db.scalars(
        select(DemiJournee)
        .where(DemiJournee.cohort_id.in_(which))
        .order_by(DemiJournee.day, DemiJournee.starts_at, DemiJournee.id)
        .options(joinedload(DemiJournee.cohort))
    ).all()


def confirmed_sessions_of(person_id: int, since: date) -> Select[int]:
    """Select the sessions that somebody's calendar shows: hers, once the team knows her."""
    return (
        select(Enrolment.cohort_id)
        .join(Enrolment.cohort)
        .where(
            Enrolment.person_id == person_id,
            Enrolment.status == EnrolmentStatus.CONFIRMED,
            Cohort.ends_on >= since,
        )
        .order_by(Cohort.starts_on.desc(), Cohort.id.desc())
        .limit(MOST)
    )


def revisions(db: Session, cohorts: Collection[int]) -> Mapping[int, Revision]:
    rows = db.execute(
        select(AuditEntry.subject_id, func.count(), func.max(AuditEntry.at))
        .where(
            AuditEntry.subject == "cohort",
            AuditEntry.subject_id.in_(cohorts),
            AuditEntry.action.in_(CALENDAR_MARKS),
        )
        .group_by(AuditEntry.subject_id)
    )
    return {cohort_id: Revision(number, at) for cohort_id, number, at in rows}
