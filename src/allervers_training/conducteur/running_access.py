"""The only ways to obtain a step or a half-day of a session that is being run."""

from sqlalchemy.orm import Session

from allervers_training.cohorts.models import Cohort, DemiJournee
from allervers_training.conducteur.models import ConducteurStep
from allervers_training.kernel.errors import NotFound


def step_in(db: Session, cohort: Cohort, step_id: int) -> ConducteurStep:
    """Return a step of this very session."""
    found = db.get(ConducteurStep, step_id)
    if found is None or found.cohort_id != cohort.id:
        raise NotFound
    return found


def half_day_in(db: Session, cohort: Cohort, half_day_id: int) -> DemiJournee:
    """Return a half-day of this very session."""
    found = db.get(DemiJournee, half_day_id)
    if found is None or found.cohort_id != cohort.id:
        raise NotFound
    return found
