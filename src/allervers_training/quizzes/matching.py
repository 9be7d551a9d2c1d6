"""What a matching does to quizzes: attempts begun on a device follow it."""

from sqlalchemy import update
from sqlalchemy.orm import Session

from allervers_training.cohorts.handover import Handover
from allervers_training.quizzes.models import QuizAttempt


def follow(db: Session, told: Handover) -> None:
    if told.since is not None:
        db.execute(
            update(QuizAttempt)
            .where(QuizAttempt.person_id == told.giver, QuizAttempt.started_at >= told.since)
            .values(person_id=told.taker)
        )
