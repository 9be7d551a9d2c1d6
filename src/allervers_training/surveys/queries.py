"""Reads of cold surveys."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from allervers_training.accounts.models import Person
from allervers_training.cohorts.domain import EnrolmentStatus, SessionRole
from allervers_training.cohorts.models import Cohort, Enrolment
from allervers_training.surveys.models import ColdSurvey


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody who is asked, with what is needed to reach her."""

    place: Enrolment
    email: str | None
    survey: ColdSurvey | None

    @property
    def has_answered(self) -> bool:
        return self.survey is not None and self.survey.answered_at is not None


def asked_in(db: Session, cohort: Cohort) -> Sequence[Asked]:
    """Return the trainees of a session whom the team knows, each with her survey when it was made."""
    rows = db.execute(
        select(Enrolment, Person.email, ColdSurvey)
        .join(Person, Person.id == Enrolment.person_id)
        .join(ColdSurvey, ColdSurvey.enrolment_id == Enrolment.id, isouter=True)
        .where(*_is_asked(cohort))
        .order_by(Enrolment.shown_name, Enrolment.id)
    )
    return [Asked(row[0], row[1], row[2]) for row in rows]


def answers_in(db: Session, cohort: Cohort) -> Sequence[Mapping[str, str] | None]:
    """Return, for each trainee who is asked, what she answered, if she did; nothing tells whose it is."""
    return db.scalars(
        select(ColdSurvey.answers)
        .select_from(Enrolment)
        .join(ColdSurvey, ColdSurvey.enrolment_id == Enrolment.id, isouter=True)
        .where(*_is_asked(cohort))
    ).all()


def _is_asked(cohort: Cohort) -> tuple[ColumnElement[bool], ...]:
    return (
        Enrolment.cohort_id == cohort.id,
        Enrolment.role == SessionRole.TRAINEE,
        Enrolment.status == EnrolmentStatus.CONFIRMED,
    )
