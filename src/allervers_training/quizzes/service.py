"""Beginning a quiz, and answering its questions."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy.orm import Session

from allervers_training.accounts.models import Person
from allervers_training.catalogue.domain import Quiz, QuizItem
from allervers_training.kernel.errors import Refused
from allervers_training.progress.domain.words import Happened
from allervers_training.progress.service import record
from allervers_training.quizzes import access
from allervers_training.quizzes.domain import checked, next_item
from allervers_training.quizzes.models import QuizAttempt


def begin(db: Session, person: Person, quiz: Quiz, *, at: datetime) -> QuizAttempt:
    """Open an attempt, or give back the one that waits for its end, on the same version of the quiz."""
    waiting = access.unfinished(access.attempts_of(db, person, quiz.id), quiz)
    if waiting is not None:
        return waiting
    attempt = QuizAttempt(
        person_id=person.id, quiz_id=quiz.id, quiz_version=quiz.version, answers={}, started_at=at
    )
    db.add(attempt)
    db.flush()
    return attempt


def answer(
    attempt: QuizAttempt, quiz: Quiz, item: QuizItem, chosen: Collection[str], *, at: datetime
) -> bool:
    """Keep the first answer to a question; sent again it changes nothing. Return whether it was the last one.

    Raises `Invalid` or `Refused`.
    """
    if item.id in attempt.answers:
        return False
    if attempt.finished_at is not None:
        raise Refused("Ce quiz est terminé. Vous pouvez le recommencer quand vous voulez.")
    attempt.answers = {**attempt.answers, item.id: list(checked(item, chosen))}
    if next_item(quiz, attempt.answers) is None:
        attempt.finished_at = at
    return attempt.finished_at is not None


def tell_path(db: Session, person: Person, module_id: str, quiz: Quiz, *, at: datetime) -> None:
    """Note on somebody's path that she has gone through a quiz; never how."""
    record(db, person, module_id, Happened.TOOK_QUIZ, at=at, about=quiz.id)
