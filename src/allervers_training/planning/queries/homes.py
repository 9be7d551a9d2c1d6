"""Reads for homes: what each session holds, and what waits there."""

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import case, exists, func, select
from sqlalchemy.orm import Session

from allervers_training.cohorts.domain import EnrolmentStatus, SessionRole
from allervers_training.cohorts.models import DemiJournee, Enrolment
from allervers_training.conducteur.models import ConducteurStep
from allervers_training.emargement.models import PresenceNote
from allervers_training.planning.domain import Counts, HalfDayNow

IS_TRAINEE = (Enrolment.role == SessionRole.TRAINEE) & (
    Enrolment.status == EnrolmentStatus.CONFIRMED
)


def people_of(db: Session, cohorts: Collection[int]) -> Mapping[int, Counts]:
    """Count, for several sessions at once, who is enrolled and who is to be checked."""
    rows = db.execute(
        select(
            Enrolment.cohort_id,
            func.sum(case((Enrolment.status == EnrolmentStatus.TO_CHECK, 1), else_=0)),
            func.sum(case((IS_TRAINEE, 1), else_=0)),
        )
        .where(Enrolment.cohort_id.in_(cohorts))
        .group_by(Enrolment.cohort_id)
    )
    return {number: Counts(to_check, enrolled) for number, to_check, enrolled in rows}


def half_days_now(db: Session, cohorts: Collection[int]) -> Mapping[int, Sequence[HalfDayNow]]:
    """Return, for several sessions at once, their half-days with what they hold."""
    minutes = (
        select(func.coalesce(func.sum(ConducteurStep.minutes), 0))
        .where(ConducteurStep.demi_journee_id == DemiJournee.id)
        .scalar_subquery()
    )
    is_noted = exists().where(PresenceNote.demi_journee_id == DemiJournee.id)
    asked = (DemiJournee.cohort_id, DemiJournee.day, DemiJournee.starts_at, DemiJournee.ends_at)
    rows = db.execute(
        select(*asked, minutes, is_noted)
        .where(DemiJournee.cohort_id.in_(cohorts))
        .order_by(DemiJournee.day, DemiJournee.starts_at)
    )
    found: dict[int, list[HalfDayNow]] = {}
    for cohort_id, *half_day in rows:
        found.setdefault(cohort_id, []).append(HalfDayNow(*half_day))
    return found


def half_days_of(db: Session, cohort_id: int) -> Sequence[DemiJournee]:
    """Return the half-days of a session as they are on disk, whatever was read before."""
    return db.scalars(
        select(DemiJournee)
        .where(DemiJournee.cohort_id == cohort_id)
        .order_by(DemiJournee.day, DemiJournee.starts_at)
        .execution_options(populate_existing=True)
    ).all()


def has_presence_notes(db: Session, half_day_id: int) -> bool:
    return bool(db.scalar(select(exists().where(PresenceNote.demi_journee_id == half_day_id))))
