"""The only ways to obtain a step or a half-day of a session that is being run."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from allervers_training.accounts.models import Person
from allervers_training.cohorts import access as cohort_access
from allervers_training.cohorts.domain import EnrolmentStatus, SessionRole
from allervers_training.cohorts.models import Cohort, DemiJournee, Enrolment
from allervers_training.conducteur.models import ConducteurStep
from allervers_training.conducteur.running import ON
from allervers_training.kernel.errors import NotFound


def step_in(db: Session, cohort: Cohort, step_id: int) -> ConducteurStep:
    """Return a step of this very session."""
    found = db.get(ConducteurStep, step_id)
    if found is None or found.cohort_id != cohort.id:
        raise NotFound
    return found


def step_to_show(
    db: Session, cohort_id: int, step_id: int, person: Person
) -> tuple[Cohort, ConducteurStep]:
    """Return a step for those who run its session, and for whoever animates it while it is on."""
    hers = select(ConducteurStep.id).where(
        ConducteurStep.id == step_id,
        ConducteurStep.cohort_id == cohort_id,
        ConducteurStep.state.in_(ON),
        ConducteurStep.leader_id == Enrolment.id,
        Enrolment.person_id == person.id,
        Enrolment.role == SessionRole.INTERVENANT,
        Enrolment.status != EnrolmentStatus.REMOVED,
    )
    if db.scalars(hers).first() is None:
        cohort = cohort_access.run_by(db, cohort_id, person)
    else:
        cohort = db.get_one(Cohort, cohort_id)
    return cohort, step_in(db, cohort, step_id)


def half_day_in(db: Session, cohort: Cohort, half_day_id: int) -> DemiJournee:
    """Return a half-day of this very session."""
    found = db.get(DemiJournee, half_day_id)
    if found is None or found.cohort_id != cohort.id:
        raise NotFound
    return found
