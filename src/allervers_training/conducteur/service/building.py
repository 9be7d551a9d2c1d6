"""Building a running order from the course, or from another session's."""

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from allervers_training.catalogue.domain import Course, PlannedStep
from allervers_training.cohorts.domain import EnrolmentStatus
from allervers_training.cohorts.models import Cohort, Enrolment
from allervers_training.conducteur import queries
from allervers_training.conducteur.domain import Origin, Piece, laid_out, minutes_between
from allervers_training.conducteur.models import ConducteurStep
from allervers_training.kernel.errors import Conflict

TITLE = 160  # what the column holds
ALREADY = "Cette session a déjà son conducteur."


def build(db: Session, cohort: Cohort, course: Course) -> None:
    """Lay out the module, in the session's format, over its half-days; `course` is the session's own version.

    Raises `Conflict` when there is a running order already.
    """
    lock(db, cohort)
    if queries.steps_of(db, cohort.id):
        raise Conflict(ALREADY, remedy="Revenez au conducteur : la page montre ses étapes.")
    planned = course.running_order(cohort.module_id, cohort.format_id)
    half_days = queries.half_days_of(db, cohort.id)
    pieces = [Piece(n, p.step.minutes, _is_break(p)) for n, p in enumerate(planned)]
    laid = laid_out(pieces, [minutes_between(half.starts_at, half.ends_at) for half in half_days])
    for half_day, day in zip(half_days, laid, strict=True):
        for position, piece in enumerate(day):
            step = from_course(planned[piece.number])
            step.cohort_id, step.demi_journee_id, step.position = cohort.id, half_day.id, position
            db.add(step)
    db.flush()


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
        again = _again(step)
        again.cohort_id, again.demi_journee_id = target.id, half_days[place].id
        again.position = positions[place]
        again.leader_id = leaders.get(step.leader_id) if step.leader_id else None
        db.add(again)
        positions[place] += 1
    db.flush()


def lock(db: Session, cohort: Cohort) -> None:
    """Let one person at a time change a running order; others wait for her transaction to end."""
    db.execute(select(Cohort.id).where(Cohort.id == cohort.id).with_for_update(key_share=True))


def from_course(planned: PlannedStep) -> ConducteurStep:
    """Return a step of the course as a line of a running order, without its place."""
    step = planned.step
    return ConducteurStep(
        origin=Origin.BREAK if _is_break(planned) else Origin.COURSE,
        source_step=step.id,
        competence_id=planned.competence.id if planned.competence else "",
        resource_id=step.resource or "",
        method=step.method,
        title=step.title[:TITLE],
        minutes=step.minutes,
    )


def _again(step: ConducteurStep) -> ConducteurStep:
    return ConducteurStep(
        origin=step.origin,
        source_step=step.source_step,
        competence_id=step.competence_id,
        resource_id=step.resource_id,
        method=step.method,
        title=step.title,
        minutes=step.minutes,
        note=step.note,
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


def _is_break(planned: PlannedStep) -> bool:
    return planned.step.method == "pause"
