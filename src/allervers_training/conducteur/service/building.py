"""Building a running order from the course, or from another session's."""

from sqlalchemy import delete, select
from sqlalchemy.orm import Session, aliased

from allervers_training.catalogue.domain import Course
from allervers_training.cohorts.domain import EnrolmentStatus
from allervers_training.cohorts.models import Cohort, Enrolment
from allervers_training.conducteur import access, queries
from allervers_training.conducteur.domain import (
    NewStep,
    Origin,
    Piece,
    StepState,
    from_guide,
    laid_out,
    minutes_between,
)
from allervers_training.conducteur.models import ConducteurStep
from allervers_training.conducteur.service.keeping import new_row
from allervers_training.kernel.errors import Conflict, Refused

ALREADY = "Cette session a déjà son conducteur."
BEGUN = "La journée a commencé : le conducteur ne se reconstruit plus."


def build(db: Session, cohort: Cohort, course: Course) -> None:
    """Lay out the module, in the session's format, over its half-days; `course` is the session's own version.

    Raises `Conflict` when there is a running order already.
    """
    access.lock(db, cohort)
    if queries.steps_of(db, cohort.id):
        raise Conflict(ALREADY, remedy="Revenez au conducteur : la page montre ses étapes.")
    steps = [from_guide(p) for p in course.running_order(cohort.module_id, cohort.format_id)]
    half_days = queries.half_days_of(db, cohort.id)
    pieces = [Piece(n, s.minutes, s.origin is Origin.BREAK) for n, s in enumerate(steps)]
    laid = laid_out(pieces, [minutes_between(half.starts_at, half.ends_at) for half in half_days])
    for half_day, day in zip(half_days, laid, strict=True):
        rows = (new_row(cohort, half_day.id, n, steps[p.number]) for n, p in enumerate(day))
        db.add_all(rows)
    db.flush()


def rebuild(db: Session, cohort: Cohort, course: Course) -> None:
    """Forget a running order and build it anew; raises `Refused` once a step has begun."""
    access.lock(db, cohort)
    if any(step.state is not StepState.COMING for step in queries.steps_of(db, cohort.id)):
        raise Refused(BEGUN, remedy="Vous pouvez encore déplacer, retirer ou ajouter des étapes.")
    db.execute(delete(ConducteurStep).where(ConducteurStep.cohort_id == cohort.id))
    build(db, cohort, course)


def copy(db: Session, source: Cohort, target: Cohort) -> None:
    """Give a new session the running order of another, half-day by half-day, as if nothing had begun.

    What has no half-day left goes to the last one. Whoever leads a step leads it again if she is enrolled.
    """
    half_days = queries.half_days_of(db, target.id)
    if not half_days:
        return
    numbers = {half.id: n for n, half in enumerate(queries.half_days_of(db, source.id))}
    leaders = _same_people(db, source, target)
    positions = [0] * len(half_days)
    for step in queries.steps_of(db, source.id):
        place = min(numbers[step.demi_journee_id], len(half_days) - 1)
        leader = leaders.get(step.leader_id) if step.leader_id else None
        db.add(new_row(target, half_days[place].id, positions[place], _again(step, leader)))
        positions[place] += 1
    db.flush()


def _again(step: ConducteurStep, leader_id: int | None) -> NewStep:
    return NewStep(
        origin=step.origin,
        title=step.title,
        minutes=step.minutes,
        source_step=step.source_step,
        competence_id=step.competence_id,
        resource_id=step.resource_id,
        method=step.method,
        note=step.note,
        leader_id=leader_id,
    )


def _same_people(db: Session, source: Cohort, target: Cohort) -> dict[int, int]:
    """Map the places of one session to those of the same people in another."""
    there = aliased(Enrolment)
    pairs = db.execute(
        select(Enrolment.id, there.id)
        .join(there, there.person_id == Enrolment.person_id)
        .where(
            Enrolment.cohort_id == source.id,
            there.cohort_id == target.id,
            there.status != EnrolmentStatus.REMOVED,
        )
    )
    return {row[0]: row[1] for row in pairs}
