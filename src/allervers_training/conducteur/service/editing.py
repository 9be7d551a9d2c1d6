"""Changing a running order, one gesture at a time."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session, object_session

from allervers_training.catalogue.domain import PlannedStep
from allervers_training.cohorts.models import Cohort
from allervers_training.conducteur.domain import (
    Move,
    NewStep,
    Place,
    after_settled,
    inserted,
    moved,
    natural_place,
    removed,
)
from allervers_training.conducteur.models import ConducteurStep
from allervers_training.conducteur.service.keeping import keep, locked_order, new_row
from allervers_training.kernel.db import after_commit
from allervers_training.kernel.errors import Conflict
from allervers_training.kernel.signals import rights_changed

ALREADY_THERE = "Cette étape du guide est déjà dans le conducteur."
CHANGED = "Quelqu'un vient de changer cette étape."
UNBORN = 0  # no row has this number


@dataclass(frozen=True)
class Change:
    """What is written about a step."""

    title: str
    minutes: int
    note: str = ""
    leader_id: int | None = None


def move(db: Session, cohort: Cohort, step: ConducteurStep, to: Move) -> None:
    order, steps = locked_order(db, cohort)
    keep(db, moved(order, step.id, to), steps)


def drop(db: Session, cohort: Cohort, step: ConducteurStep) -> None:
    """Take a step out for good; the course still has what came from it."""
    order, steps = locked_order(db, cohort)
    left = removed(order, step.id)
    db.delete(step)
    keep(db, left, [other for other in steps if other.id != step.id])


def add(db: Session, cohort: Cohort, step: NewStep, place: Place) -> ConducteurStep:
    """Put a new step in its place; raises `Conflict` for a step of the guides that is there already."""
    order, steps = locked_order(db, cohort)
    if step.source_step and step.source_step in {other.source_step for other in steps}:
        raise Conflict(ALREADY_THERE, remedy="Cherchez-la plus haut ou plus bas, puis déplacez-la.")
    order = inserted(order, UNBORN, place)
    row = new_row(cohort, order.half_day_of(UNBORN), 0, step)
    db.add(row)
    db.flush()
    days = {half: tuple(i or row.id for i in ids) for half, ids in order.days.items()}
    keep(db, replace(order, days=days), [*steps, row])
    return row


def put_back(
    db: Session, cohort: Cohort, planned: Sequence[PlannedStep], step: NewStep
) -> ConducteurStep:
    """Put back a step of the guides where it belongs, or as soon as what has begun allows."""
    order, steps = locked_order(db, cohort)
    ids = {other.source_step: other.id for other in steps if other.source_step}
    place = natural_place(planned, step.source_step, order, ids)
    return add(db, cohort, step, after_settled(order, place))


def change(step: ConducteurStep, written: Change, *, seen: str) -> None:
    """Write what is said of a step; raises `Conflict` when it is no longer as its writer has `seen` it."""
    if seen != fingerprint(step):
        raise Conflict(
            CHANGED, remedy="Votre texte est gardé ci-dessous : relisez, puis enregistrez."
        )
    db = object_session(step)
    if db and written.leader_id != step.leader_id:
        after_commit(
            db, rights_changed.send
        )  # the console is lent to whoever leads the step that is on
    for name, value in vars(written).items():
        setattr(step, name, value)


def retime(step: ConducteurStep, minutes: int) -> None:
    step.minutes = minutes


def fingerprint(step: ConducteurStep) -> str:
    """Return a short mark of what is written about a step, to tell later whether it has changed."""
    written = (step.title, step.minutes, step.note, step.leader_id)
    return hashlib.sha256(repr(written).encode()).hexdigest()[:12]
