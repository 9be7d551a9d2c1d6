"""Saying again when and where a session takes place."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from allervers_training.accounts import service as accounts
from allervers_training.accounts.models import Person
from allervers_training.cohorts.models import Cohort, DemiJournee
from allervers_training.conducteur import access as conducteur_access
from allervers_training.conducteur import queries as conducteur_queries
from allervers_training.conducteur.domain import StepState
from allervers_training.conducteur.models import ConducteurStep
from allervers_training.kernel.db import after_commit
from allervers_training.kernel.errors import Conflict, Refused
from allervers_training.kernel.signals import room_changed
from allervers_training.planning import queries
from allervers_training.planning.domain import Slot, check_slot

GONE = "Cette demi-journée vient d'être retirée par quelqu'un d'autre."
LAST_ONE = "Une session garde au moins une demi-journée."
NOTED = "Des présences sont déjà notées pour cette demi-journée : elle ne peut plus {}."
BEGUN = "Cette demi-journée a déjà commencé : elle ne peut plus {}."
KEEP = "Ajoutez une autre demi-journée si le groupe se retrouve un autre jour."


@dataclass(frozen=True)
class Description:
    """What a session is called, where it takes place, for how many people, and how it is adapted."""

    title: str
    place: str
    territory: str
    capacity: int
    adaptation: str


def describe(
    db: Session, cohort: Cohort, description: Description, *, by: Person, at: datetime
) -> None:
    for name, value in vars(description).items():
        setattr(cohort, name, value)
    _changed(db, cohort, "session_described", by=by, at=at)


def add_half_day(db: Session, cohort: Cohort, slot: Slot, *, by: Person, at: datetime) -> None:
    """Add a half-day; raises `Invalid` when it meets another one."""
    half_days = _locked(db, cohort)
    check_slot(slot, map(_slot, half_days))
    db.add(DemiJournee(cohort_id=cohort.id, half=slot.half, **vars(slot)))
    _rescheduled(db, cohort, by=by, at=at)


def change_half_day(
    db: Session, cohort: Cohort, half_day: DemiJournee, slot: Slot, *, by: Person, at: datetime
) -> None:
    """Change hours, or move to another day what has not begun; raises `Invalid` or `Refused`."""
    half_days = _locked(db, cohort)
    _still_there(half_days, half_day)
    check_slot(slot, (_slot(other) for other in half_days if other.id != half_day.id))
    if (slot.day, slot.half) != (half_day.day, half_day.half):
        _refuse_if_begun(db, half_day, "changer de moment")
    half_day.day, half_day.half = slot.day, slot.half
    half_day.starts_at, half_day.ends_at = slot.starts_at, slot.ends_at
    _rescheduled(db, cohort, by=by, at=at)


def remove_half_day(
    db: Session, cohort: Cohort, half_day: DemiJournee, *, by: Person, at: datetime
) -> None:
    """Remove what has not begun; its steps go to the half-day before, or to the next one."""
    half_days = _locked(db, cohort)
    _still_there(half_days, half_day)
    if len(half_days) == 1:
        raise Refused(LAST_ONE, remedy="Changez plutôt son jour ou ses heures.")
    _refuse_if_begun(db, half_day, "être retirée")
    place = half_days.index(half_day)
    heir = half_days[place - 1] if place else half_days[1]
    _hand_over(db, cohort, half_day, heir)
    db.delete(half_day)
    _rescheduled(db, cohort, by=by, at=at)


def _locked(db: Session, cohort: Cohort) -> Sequence[DemiJournee]:
    """Let one person at a time change the dates of a session, and read them as they are now."""
    conducteur_access.lock(db, cohort)
    return queries.half_days_of(db, cohort.id)


def _still_there(half_days: Sequence[DemiJournee], half_day: DemiJournee) -> None:
    if all(other is not half_day for other in half_days):
        raise Conflict(GONE, remedy="Revenez aux dates de la session, puis réessayez.")


def _refuse_if_begun(db: Session, half_day: DemiJournee, verb: str) -> None:
    if queries.has_presence_notes(db, half_day.id):
        raise Refused(NOTED.format(verb), remedy=KEEP)
    steps = _steps(db, half_day.cohort_id, half_day.id)
    if half_day.opened_at or any(step.state is not StepState.COMING for step in steps):
        raise Refused(BEGUN.format(verb), remedy=KEEP)


def _hand_over(db: Session, cohort: Cohort, half_day: DemiJournee, heir: DemiJournee) -> None:
    """Move steps without changing the order of the whole; what has begun there stays first."""
    going, there = _steps(db, cohort.id, half_day.id), _steps(db, cohort.id, heir.id)
    begun = [step for step in there if step.state is not StepState.COMING]
    coming = [step for step in there if step.state is StepState.COMING]
    comes_first = (half_day.day, half_day.starts_at) < (heir.day, heir.starts_at)
    rest = [*going, *coming] if comes_first else [*coming, *going]
    for position, step in enumerate([*begun, *rest]):
        step.demi_journee_id, step.position = heir.id, position
    db.flush()


def _steps(db: Session, cohort_id: int, half_day_id: int) -> list[ConducteurStep]:
    steps = conducteur_queries.steps_of(db, cohort_id)
    return [step for step in steps if step.demi_journee_id == half_day_id]


def _rescheduled(db: Session, cohort: Cohort, *, by: Person, at: datetime) -> None:
    db.flush()
    days = [half.day for half in queries.half_days_of(db, cohort.id)]
    cohort.starts_on, cohort.ends_on = min(days), max(days)
    _changed(db, cohort, "session_rescheduled", by=by, at=at)


def _changed(db: Session, cohort: Cohort, what: str, *, by: Person, at: datetime) -> None:
    """Note it in the journal, from which calendars know that they must look again."""
    accounts.audit(db, what, "cohort", cohort.id, by=by.id, at=at)
    after_commit(db, lambda: room_changed.send(cohort.id))


def _slot(half_day: DemiJournee) -> Slot:
    return Slot(half_day.day, half_day.starts_at, half_day.ends_at)
