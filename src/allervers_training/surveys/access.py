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


def one_at_a_time(db: Session, cohort: Cohort) -> None:
    """Let nobody else ask the people of a session until the end of this transaction: each is asked once."""
    row = select(Cohort.id).where(Cohort.id == cohort.id)
    db.execute(row.with_for_update(key_share=True))


def one_writer(db: Session, survey: ColdSurvey) -> ColdSurvey:
    """Return a survey as it is now, and keep it so until the end of the transaction."""
    same = select(ColdSurvey).where(ColdSurvey.id == survey.id).with_for_update()
    return db.scalars(same, execution_options={"populate_existing": True}).one()
