"""Doing a session again, at other dates."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from allervers_training.accounts import service as accounts
from allervers_training.accounts.models import Person
from allervers_training.catalogue.edition import Edition
from allervers_training.catalogue.service import store_snapshot
from allervers_training.cohorts import service as cohorts
from allervers_training.cohorts.domain import EnrolmentStatus, HalfDay, SessionRole
from allervers_training.cohorts.models import Cohort, Enrolment
from allervers_training.conducteur import queries as conducteur_queries
from allervers_training.conducteur import service as conducteur
from allervers_training.planning.domain import working_days

TEAM = (SessionRole.TRAINER, SessionRole.CO_TRAINER, SessionRole.SCRIBE)


@dataclass(frozen=True)
class Copying:
    """When a session is done again, under which title, with which state of the course."""

    first_day: date
    title: str
    version: str  # names a state of the course


def copy_session(
    db: Session, source: Cohort, copying: Copying, edition: Edition, *, by: Person, at: datetime
) -> Cohort:
    """Plan a session like another: same place, hours, team and running order; its trainees stay there."""
    laid_out = _laid_out(db, source, copying.first_day)
    plan = cohorts.Plan(
        title=copying.title,
        module_id=source.module_id,
        place=source.place,
        starts_on=min(half.day for half in laid_out),
        ends_on=max(half.day for half in laid_out),
        content_hash=store_snapshot(db, edition.files, at=at),
        territory=source.territory,
        format_id=source.format_id,
        capacity=source.capacity,
        laid_out=laid_out,
    )
    cohort, _screen = cohorts.create_cohort(db, plan, by, at=at)
    cohort.adaptation, cohort.copied_from_id = source.adaptation, source.id
    _enrol_team(db, source, cohort, by=by, at=at)
    if conducteur_queries.steps_of(db, source.id):
        conducteur.copy(db, source, cohort)
    else:
        conducteur.build(db, cohort, edition.course)
    accounts.audit(db, "session_copied", "cohort", cohort.id, by=by.id, at=at)
    return cohort


def _laid_out(db: Session, source: Cohort, first_day: date) -> tuple[HalfDay, ...]:
    """Give each day of the source its new date, with the same half-days at the same hours."""
    half_days = conducteur_queries.half_days_of(db, source.id)
    days = sorted({half.day for half in half_days})
    dates = dict(zip(days, working_days(first_day, len(days)), strict=True))
    return tuple(HalfDay(dates[h.day], h.half, h.starts_at, h.ends_at) for h in half_days)


def _enrol_team(db: Session, source: Cohort, cohort: Cohort, *, by: Person, at: datetime) -> None:
    team = db.execute(
        select(Person, Enrolment.role)
        .join(Enrolment, Enrolment.person_id == Person.id)
        .where(
            Enrolment.cohort_id == source.id,
            Enrolment.role.in_(TEAM),
            Enrolment.status == EnrolmentStatus.CONFIRMED,
            Enrolment.person_id != by.id,
        )
        .order_by(Enrolment.id)
    )
    for person, role in team.all():
        cohorts.enrol(db, cohort, person, role, at=at)
