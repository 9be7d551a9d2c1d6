"""The only ways to obtain a half-day to call the roll of, and a place in it."""

from sqlalchemy.orm import Session

from allervers_training.accounts.models import Person
from allervers_training.cohorts import access
from allervers_training.cohorts.domain import SessionRole
from allervers_training.cohorts.models import Cohort, DemiJournee, Enrolment
from allervers_training.kernel.errors import NotFound


def half_day_run_by(
    db: Session, cohort_id: int, half_day_id: int, person: Person
) -> tuple[Cohort, DemiJournee]:
    """Return a session and one of its half-days, for those who run it."""
    cohort = access.run_by(db, cohort_id, person)
    found = db.get(DemiJournee, half_day_id)
    if found is None or found.cohort_id != cohort.id:
        raise NotFound
    return cohort, found


def trainee_in(db: Session, cohort: Cohort, enrolment_id: int) -> Enrolment:
    """Return the place of a trainee of this very session."""
    found = access.enrolment_in(db, cohort, enrolment_id)
    if found.role is not SessionRole.TRAINEE:
        raise NotFound
    return found
