"""What a matching does to the cold survey: its link goes with the person that it was made for."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from allervers_training.cohorts.handover import Handover
from allervers_training.surveys.models import ColdSurvey


def follow(db: Session, told: Handover) -> None:
    places = (told.left, told.kept)
    made = db.scalars(select(ColdSurvey).where(ColdSurvey.enrolment_id.in_(places)))
    found = {survey.enrolment_id: survey for survey in made}
    if told.left in found and told.kept not in found:
        found[told.left].enrolment_id = told.kept
        db.flush()
