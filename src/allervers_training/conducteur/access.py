"""The only ways to obtain a step of a running order, and the turn to change it."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from allervers_training.cohorts.models import Cohort
from allervers_training.conducteur.domain import gone
from allervers_training.conducteur.models import ConducteurStep
from allervers_training.kernel.db import after_commit
from allervers_training.kernel.signals import room_changed


def step_in(db: Session, cohort: Cohort, step_id: int) -> ConducteurStep:
    """Return a step of this very session.

    Raises `Conflict`: whoever names a step has seen it, and somebody took it out since. A step of another
    session looks the same.
    """
    found = db.get(ConducteurStep, step_id)
    if found is None or found.cohort_id != cohort.id:
        raise gone()
    return found


def step_to_change(db: Session, cohort: Cohort, step_id: int) -> ConducteurStep:
    """Return a step as it is on disk, and keep others from changing it until the commit."""
    lock(db, cohort)
    return step_in(db, cohort, step_id)


def lock(db: Session, cohort: Cohort) -> None:
    """Let one person at a time change a running order; others wait for her transaction to end.

    The room is told afterwards: its console follows.
    """
    cohort_id = cohort.id
    db.execute(select(Cohort.id).where(Cohort.id == cohort_id).with_for_update(key_share=True))
    after_commit(db, lambda: room_changed.send(cohort_id))
