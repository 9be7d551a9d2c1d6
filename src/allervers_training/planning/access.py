"""The only ways to obtain what planning changes."""

from sqlalchemy.orm import Session

from allervers_training.cohorts.models import Cohort, DemiJournee
from allervers_training.kernel.errors import NotFound


def half_day_in(db: Session, cohort: Cohort, half_day_id: int) -> DemiJournee:
    """Return a half-day of this very session."""
    found = db.get(DemiJournee, half_day_id)
    if found is None or found.cohort_id != cohort.id:
        raise NotFound
    return found
