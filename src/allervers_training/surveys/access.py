"""The only ways to obtain a cold survey: its own link, or its session for those who run it."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from allervers_training.cohorts.domain import EnrolmentStatus
from allervers_training.cohorts.models import Cohort, Enrolment
from allervers_training.kernel.errors import NotFound
from allervers_training.kernel.secrets import token_hash
from allervers_training.surveys.models import ColdSurvey

CLOSED = (
    "Ce lien n'ouvre plus rien : l'enquête est finie, ou la personne a été retirée de la session."
)


def by_token(db: Session, token: str) -> tuple[ColdSurvey, Cohort]:
    """Return the survey that a link opens, with its session; raises `NotFound`."""
    found = db.execute(
        select(ColdSurvey, Cohort)
        .join(Enrolment, Enrolment.id == ColdSurvey.enrolment_id)
        .join(Cohort, Cohort.id == Enrolment.cohort_id)
        .where(
            ColdSurvey.token_hash == token_hash(token), Enrolment.status != EnrolmentStatus.REMOVED
        )
    ).one_or_none()
    if found is None:
        raise NotFound(CLOSED)
    return found[0], found[1]
