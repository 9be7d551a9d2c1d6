"""Reading a running order under its lock, and writing its places back."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from allervers_training.cohorts.models import Cohort
from allervers_training.conducteur import access, queries
from allervers_training.conducteur.domain import NewStep, Order, StepState
from allervers_training.conducteur.models import ConducteurStep


def locked_order(db: Session, cohort: Cohort) -> tuple[Order, Sequence[ConducteurStep]]:
    """Return the order as it is on disk, and its rows; nobody else changes them until the commit."""
    access.lock(db, cohort)
    halves = queries.half_days_of(db, cohort.id)
    steps = queries.steps_of(db, cohort.id)
    days = {half.id: tuple(s.id for s in steps if s.demi_journee_id == half.id) for half in halves}
    settled = frozenset(step.id for step in steps if step.state is not StepState.COMING)
    return Order(days, settled), steps


def keep(db: Session, order: Order, steps: Sequence[ConducteurStep]) -> None:
    """Write where each step stands; positions of a half-day follow one another from zero."""
    rows = {step.id: step for step in steps}
    for half, ids in order.days.items():
        for position, step_id in enumerate(ids):
            row = rows[step_id]
            row.demi_journee_id, row.position = half, position
    db.flush()


def new_row(cohort: Cohort, half_day: int, position: int, step: NewStep) -> ConducteurStep:
    return ConducteurStep(
        cohort_id=cohort.id,
        demi_journee_id=half_day,
        position=position,
        state=StepState.COMING,
        spent_seconds=0,
        **vars(step),
    )
