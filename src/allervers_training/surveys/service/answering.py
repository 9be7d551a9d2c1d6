"""Answering, and wishing for no more reminders: what waits to leave is taken back."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from allervers_training.kernel import mail as post
from allervers_training.surveys import access, queries
from allervers_training.surveys.domain import MOST_REMINDERS
from allervers_training.surveys.models import ColdSurvey


def answer(
    db: Session, survey: ColdSurvey, token: str, answers: Mapping[str, str], *, at: datetime
) -> None:
    """Keep what somebody answered, in the place of what she answered before; no letter follows."""
    survey = access.one_writer(db, survey)
    survey.answers = dict(answers)
    survey.answered_at = survey.answered_at or at
    _take_back(db, survey, token)


def stop_reminders(db: Session, survey: ColdSurvey, token: str) -> None:
    """Send nothing more about this survey; its link still opens."""
    survey = access.one_writer(db, survey)
    survey.reminders = MOST_REMINDERS
    _take_back(db, survey, token)


def _take_back(db: Session, survey: ColdSurvey, token: str) -> None:
    db.flush()
    for letter in queries.letters_with(db, survey, token):
        post.cancel(letter)
    db.flush()
