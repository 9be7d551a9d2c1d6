"""Asking, reminding, answering."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from allervers_training.cohorts.models import Cohort
from allervers_training.kernel.errors import Refused
from allervers_training.kernel.secrets import token_hash
from allervers_training.surveys import queries
from allervers_training.surveys.domain import asked_from, is_open, token_of
from allervers_training.surveys.models import ColdSurvey
from allervers_training.surveys.queries import Asked


def open_surveys(db: Session, cohort: Cohort, key: bytes, *, at: datetime) -> Sequence[Asked]:
    """Make the survey of each trainee who has none yet, and return everybody; raises `Refused` before its time."""
    if not is_open(at.date(), cohort.ends_on):
        raise Refused(
            f"L'enquête s'ouvre trois mois après la fin, le {asked_from(cohort.ends_on):%d/%m/%Y}, et se ferme au bout d'un an.",
            remedy="Rien n'est parti.",
        )
    for one in queries.asked_in(db, cohort):
        if one.survey is None:
            _make(db, one.place.id, cohort, key, at=at)
    return queries.asked_in(db, cohort)


def answer(survey: ColdSurvey, answers: Mapping[str, str], *, at: datetime) -> None:
    """Keep what somebody answered, in the place of what she answered before."""
    survey.answers = dict(answers)
    survey.answered_at = at


def _make(db: Session, enrolment_id: int, cohort: Cohort, key: bytes, *, at: datetime) -> None:
    survey = ColdSurvey(
        enrolment_id=enrolment_id,
        token_hash=f"unmade {enrolment_id}",  # its number is in its secret
        due_on=asked_from(cohort.ends_on),
        asked_at=at,
    )
    db.add(survey)
    db.flush()
    survey.token_hash = token_hash(token_of(key, survey.id))
    db.flush()
