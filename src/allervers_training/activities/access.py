"""The only ways to obtain a live activity."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from allervers_training.activities.engine.models import Activity
from allervers_training.cohorts.models import Cohort
from allervers_training.kernel.errors import NotFound


def activity_in(db: Session, cohort: Cohort, activity_id: int) -> Activity:
    """Return an activity of this very session."""
    found = db.get(Activity, activity_id)
    if found is None or found.cohort_id != cohort.id:
        raise NotFound
    return found


def activity_on(db: Session, cohort_id: int) -> Activity | None:
    """Return what the room sees now: the activity opened last and not yet closed."""
    return db.scalars(
        select(Activity)
        .where(
            Activity.cohort_id == cohort_id,
            Activity.opened_at.is_not(None),
            Activity.closed_at.is_(None),
        )
        .order_by(Activity.opened_at.desc(), Activity.id.desc())
        .limit(1)
    ).one_or_none()
