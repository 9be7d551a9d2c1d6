"""Preparing, opening and putting away the live activities of a session."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from allervers_training.activities.engine.models import Activity
from allervers_training.cohorts.models import Cohort
from allervers_training.kernel.db import after_commit
from allervers_training.kernel.signals import room_changed


@dataclass(frozen=True)
class Preparation:
    """What a new activity starts from."""

    kind: str
    title: str
    settings: Mapping[str, Any]
    exercise_id: str = ""


def prepare(db: Session, cohort: Cohort, plan: Preparation, *, at: datetime) -> Activity:
    """Add an activity to a session, pinned to the session's content version."""
    activity = Activity(
        cohort_id=cohort.id,
        kind=plan.kind,
        title=plan.title,
        exercise_id=plan.exercise_id,
        content_hash=cohort.content_hash,
        settings=dict(plan.settings),
        created_at=at,
    )
    db.add(activity)
    db.flush()
    return activity


def open_activity(db: Session, activity: Activity, *, at: datetime) -> None:
    """Put an activity in front of the room; what was on waits, and keeps everything."""
    put_away(db, activity.cohort_id)
    activity.opened_at = at
    db.flush()


def put_away(db: Session, cohort_id: int) -> None:
    """Take whatever is on away from the room without closing it; it can be opened again."""
    db.execute(
        update(Activity)
        .where(Activity.cohort_id == cohort_id, Activity.closed_at.is_(None))
        .values(opened_at=None)
    )
    after_commit(db, lambda: room_changed.send(cohort_id))


def forget_exercise(
    db: Session, exercise_id: str, title: str, *, says_it: Callable[[str], bool]
) -> set[int]:
    """Take the words of an exercise that may no longer be shown out of what was prepared from it; return the sessions.

    `says_it` tells whether something that a trainer typed repeats them. Events hold none of them.
    """
    found = db.scalars(select(Activity).where(Activity.exercise_id == exercise_id)).all()
    for activity in found:
        activity.title = title
        typed = activity.settings.get("textes", {})
        own = {key: text for key, text in typed.items() if not says_it(str(text))}
        if own != typed:
            activity.settings = {**activity.settings, "textes": own}
    db.flush()
    return {activity.cohort_id for activity in found}


def activities_of(db: Session, cohort_id: int) -> list[Activity]:
    """Return the activities of a session, in the order they were prepared."""
    return list(
        db.scalars(select(Activity).where(Activity.cohort_id == cohort_id).order_by(Activity.id))
    )
