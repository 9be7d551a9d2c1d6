"""Reads of running orders, for pages and for the console."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from allervers_training.cohorts.domain import RUNS_ROOM, EnrolmentStatus, SessionRole
from allervers_training.cohorts.models import DemiJournee, Enrolment
from allervers_training.conducteur.models import ConducteurStep

LEADERS = RUNS_ROOM | {SessionRole.INTERVENANT}
TEAM = 200


def steps_of(db: Session, cohort_id: int) -> Sequence[ConducteurStep]:
    """Return the steps of a session in the order of its days."""
    return db.scalars(
        select(ConducteurStep)
        .join(DemiJournee, DemiJournee.id == ConducteurStep.demi_journee_id)
        .where(ConducteurStep.cohort_id == cohort_id)
        .order_by(
            DemiJournee.day, DemiJournee.starts_at, ConducteurStep.position, ConducteurStep.id
        )
    ).all()


def half_days_of(db: Session, cohort_id: int) -> Sequence[DemiJournee]:
    """Return the half-days of a session, in order."""
    return db.scalars(
        select(DemiJournee)
        .where(DemiJournee.cohort_id == cohort_id)
        .order_by(DemiJournee.day, DemiJournee.starts_at)
    ).all()


def team_of(db: Session, cohort_id: int) -> Sequence[Enrolment]:
    """Return who may lead a step: those who run the session, and the intervenants who come for a sequence."""
    return db.scalars(
        select(Enrolment)
        .where(
            Enrolment.cohort_id == cohort_id,
            Enrolment.role.in_(LEADERS),
            Enrolment.status != EnrolmentStatus.REMOVED,
        )
        .order_by(Enrolment.shown_name, Enrolment.id)
        .limit(TEAM)
    ).all()
