"""Reads of positioning: one person's answers, a group's answers, what people expect."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from allervers_training.cohorts.domain import EnrolmentStatus
from allervers_training.cohorts.models import Cohort, Enrolment
from allervers_training.positioning.domain import Answer, Moment
from allervers_training.positioning.models import Expectation, PositioningAnswer


def answers_of(db: Session, place: Enrolment) -> dict[Moment, list[Answer]]:
    """Return one person's answers in a session, oldest first."""
    rows = db.scalars(
        select(PositioningAnswer)
        .where(PositioningAnswer.enrolment_id == place.id)
        .order_by(PositioningAnswer.id)
    )
    found: dict[Moment, list[Answer]] = {moment: [] for moment in Moment}
    for row in rows:
        found[row.moment].append(_answer(row))
    return found


def answers_in(db: Session, cohort: Cohort) -> dict[Moment, list[Answer]]:
    """Return everybody's answers in a session, oldest first; somebody taken out since stays in the figures."""
    rows = db.scalars(
        select(PositioningAnswer)
        .join(Enrolment, Enrolment.id == PositioningAnswer.enrolment_id)
        .where(Enrolment.cohort_id == cohort.id)
        .order_by(PositioningAnswer.id)
    )
    found: dict[Moment, list[Answer]] = {moment: [] for moment in Moment}
    for row in rows:
        found[row.moment].append(_answer(row))
    return found


def expectations_in(db: Session, cohort: Cohort) -> Sequence[tuple[str, Expectation]]:
    """Return what the people of a session expect and need, with the name that each shows."""
    rows = db.execute(
        select(Enrolment.shown_name, Expectation)
        .join(Expectation, Expectation.enrolment_id == Enrolment.id)
        .where(Enrolment.cohort_id == cohort.id, Enrolment.status == EnrolmentStatus.CONFIRMED)
        .order_by(Enrolment.shown_name)
    )
    return [(row[0], row[1]) for row in rows]


def _answer(row: PositioningAnswer) -> Answer:
    return Answer(row.enrolment_id, row.statement_id, row.level, row.at)
