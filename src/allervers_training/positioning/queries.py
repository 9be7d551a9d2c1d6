"""Reads of positioning: one person's answers, a group's answers, what people expect."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from allervers_training.cohorts.domain import EnrolmentStatus
from allervers_training.cohorts.models import Cohort, Enrolment
from allervers_training.positioning.domain import Answer, Moment
from allervers_training.positioning.models import Expectation, PositioningAnswer


def answers_of(db: Session, place: Enrolment) -> dict[Moment, list[Answer]]:
    """Return one person's answers in a session, oldest first."""
    is_hers = PositioningAnswer.enrolment_id == place.id
    return {moment: _given(db, moment, is_hers) for moment in Moment}


def answers_in(db: Session, cohort: Cohort) -> dict[Moment, list[Answer]]:
    """Return everybody's answers in a session, oldest first; somebody taken out since stays in the figures."""
    places = select(Enrolment.id).where(Enrolment.cohort_id == cohort.id)
    return {
        moment: _given(db, moment, PositioningAnswer.enrolment_id.in_(places)) for moment in Moment
    }


def expectations_in(db: Session, cohort: Cohort) -> Sequence[tuple[str, Expectation]]:
    """Return what the people of a session expect and need, with the name that each shows."""
    rows = db.execute(
        select(Enrolment.shown_name, Expectation)
        .join(Expectation, Expectation.enrolment_id == Enrolment.id)
        .where(Enrolment.cohort_id == cohort.id, Enrolment.status == EnrolmentStatus.CONFIRMED)
        .order_by(Enrolment.shown_name)
    )
    return [(row[0], row[1]) for row in rows]


def _given(db: Session, moment: Moment, whose: ColumnElement[bool]) -> list[Answer]:
    """Return the answers of one moment; columns alone, for they are thousands."""
    said = PositioningAnswer
    rows = db.connection().execute(
        select(said.enrolment_id, said.statement_id, said.level)
        .where(whose, said.moment == moment)
        .order_by(said.id)
    )
    return [Answer(person, statement, level) for person, statement, level in rows]
