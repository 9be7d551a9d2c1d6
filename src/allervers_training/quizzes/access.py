"""The only ways to obtain an attempt at a quiz: its author's."""

from collections.abc import Iterable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from allervers_training.accounts.models import Person
from allervers_training.catalogue.domain import Quiz
from allervers_training.kernel.errors import NotFound, Refused
from allervers_training.quizzes.models import QuizAttempt

MOST_SHOWN = 20


def taker(person: Person) -> Person:
    """Return whoever may take a quiz that is kept; somebody who came by code alone is not known yet."""
    if person.provisional:
        raise Refused(
            "Pour garder vos réponses, il faut que la formatrice ou le formateur vous ait reconnu·e dans sa liste.",
            remedy="En attendant, les questions sont dans le cours, page de la compétence.",
        )
    return person


def attempt_of(db: Session, person: Person, quiz_id: str, attempt_id: int) -> QuizAttempt:
    """Return one of this person's own attempts at this quiz; anybody else's does not exist."""
    found = db.get(QuizAttempt, attempt_id)
    if found is None or found.person_id != person.id or found.quiz_id != quiz_id:
        raise NotFound
    return found


def unfinished(attempts: Iterable[QuizAttempt], quiz: Quiz) -> QuizAttempt | None:
    """Return the attempt that waits for its end, on the same version of the quiz."""
    return next((a for a in attempts if not a.finished_at and a.quiz_version == quiz.version), None)


def attempts_of(db: Session, person: Person, quiz_id: str) -> Sequence[QuizAttempt]:
    """Return the newest attempts of a person at a quiz."""
    return db.scalars(
        select(QuizAttempt)
        .where(QuizAttempt.person_id == person.id, QuizAttempt.quiz_id == quiz_id)
        .order_by(QuizAttempt.id.desc())
        .limit(MOST_SHOWN)
    ).all()
