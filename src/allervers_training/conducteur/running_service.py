"""What is done with a running order on the day, one function per intention."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from datetime import datetime

from sqlalchemy import func, update
from sqlalchemy.orm import Session

from allervers_training.cohorts.models import Cohort, DemiJournee
from allervers_training.conducteur import access, queries, running
from allervers_training.conducteur.domain import StepState
from allervers_training.conducteur.models import ConducteurStep
from allervers_training.conducteur.running import Line, Lines
from allervers_training.kernel.db import after_commit
from allervers_training.kernel.errors import Conflict, Refused
from allervers_training.kernel.signals import rights_changed

Rule = Callable[[Lines, int, datetime], Lines]
RULES: dict[StepState, Rule] = {
    StepState.RUNNING: running.start,
    StepState.PAUSED: running.pause,
    StepState.DONE: running.finish,
    StepState.SKIPPED: running.skip,
}
RUN = tuple(field.name for field in fields(Line) if field.name not in {"id", "half_day"})
TOO_LATE = (
    "Le déroulé vient de changer : quelqu'un de l'équipe a été plus rapide. Rien n'est perdu."
)
LOOK = "Regardez où en est la salle, puis recommencez si c'est encore utile."


@dataclass(frozen=True)
class Seen:
    """What a button was drawn from; a tap that comes after a change does not undo it."""

    state: StepState
    on: int  # the step that was on, 0 for none


def set_state(
    db: Session,
    cohort: Cohort,
    step: ConducteurStep,
    wanted: StepState,
    *,
    seen: Seen | None,
    at: datetime,
) -> None:
    """Start, pause, finish or skip a step. What is so already stays so; raises `Conflict`, `Refused`."""
    steps = _in_turn(db, cohort, step)
    before = lines_of(steps)
    if step.state is wanted:
        return
    on = running.current(before)
    if seen and (seen.state is not step.state or seen.on != (on.id if on else 0)):
        raise Conflict(TOO_LATE, remedy=LOOK)
    _write(db, steps, before, RULES[wanted](before, step.id, at))
    if wanted is StepState.RUNNING:
        _open(db, cohort, step.demi_journee_id, at)


def set_minutes(
    db: Session, cohort: Cohort, step: ConducteurStep, minutes: int, *, seen: int | None
) -> None:
    """Give a step its minutes; `seen` is what the button was drawn from."""
    steps = _in_turn(db, cohort, step)
    if step.minutes == minutes:
        return
    if seen is not None and seen != step.minutes:
        raise Conflict(TOO_LATE, remedy=LOOK)
    before = lines_of(steps)
    _write(db, steps, before, running.retime(before, step.id, minutes))


def show_screen(
    db: Session, cohort: Cohort, step: ConducteurStep, screen: int, *, seen: int | None
) -> None:
    """Put one screen of the text of the step that is on in front of the room; 0 takes it away.

    `seen` is the screen that the button was drawn from; raises `Conflict`, `Refused`.
    """
    _in_turn(db, cohort, step)
    if step.state not in running.ON:
        raise Refused("Cette étape n'est pas en cours : le mur ne montre que l'étape en cours.")
    if step.screen == screen:
        return
    if seen is not None and seen != step.screen:
        raise Conflict(TOO_LATE, remedy=LOOK)
    step.screen = screen
    db.flush()


def park_half_day(db: Session, cohort: Cohort, half_day: DemiJournee, *, at: datetime) -> None:
    """Stop the clock and leave everything where it stands, for the meal or for the night."""
    steps = _in_turn(db, cohort)
    before = lines_of(steps)
    _write(db, steps, before, running.park(before, at))
    for step in steps:
        step.screen = 0  # taken up again, it shows its title: the team says when to read on
    _close_others(db, cohort, 0, at)
    half_day.opened_at = half_day.opened_at or at
    half_day.closed_at = half_day.closed_at or at


def open_half_day(db: Session, cohort: Cohort, half_day: DemiJournee, *, at: datetime) -> None:
    """Open a half-day, or come back to it: the step that was on is still paused, its time kept."""
    _in_turn(db, cohort)
    _open(db, cohort, half_day.id, at)


def lines_of(steps: Sequence[ConducteurStep]) -> Lines:
    """Return what the rules must know of these steps."""
    return tuple(
        Line(step.id, step.demi_journee_id, **{name: getattr(step, name) for name in RUN})
        for step in steps
    )


def _in_turn(db: Session, cohort: Cohort, *read: ConducteurStep) -> Sequence[ConducteurStep]:
    """Wait for whoever changes this running order, then read it; `read` are rows read before."""
    access.lock(db, cohort)
    for step in read:
        db.expire(step)
    steps = queries.steps_of(db, cohort.id)
    if any(step not in steps for step in read):
        raise Conflict("Cette étape n'est plus au conducteur.", remedy=LOOK)
    return steps


def _write(db: Session, steps: Sequence[ConducteurStep], before: Lines, after: Lines) -> None:
    """Keep what the rules have changed."""
    for step, old, new in zip(steps, before, after, strict=True):
        if old != new:
            for name in RUN:
                setattr(step, name, getattr(new, name))
            if new.state not in running.ON:
                step.screen = 0
            if step.leader_id:
                after_commit(db, rights_changed.send)  # the console comes and goes with the step
    db.flush()


def _open(db: Session, cohort: Cohort, half_day_id: int, at: datetime) -> None:
    _close_others(db, cohort, half_day_id, at)
    db.execute(
        update(DemiJournee)
        .where(DemiJournee.id == half_day_id)
        .values(opened_at=func.coalesce(DemiJournee.opened_at, at), closed_at=None)
    )


def _close_others(db: Session, cohort: Cohort, half_day_id: int, at: datetime) -> None:
    """Close the half-days that were left open: one at most is going on."""
    db.execute(
        update(DemiJournee)
        .where(
            DemiJournee.cohort_id == cohort.id,
            DemiJournee.id != half_day_id,
            DemiJournee.opened_at.is_not(None),
            DemiJournee.closed_at.is_(None),
        )
        .values(closed_at=at)
    )
