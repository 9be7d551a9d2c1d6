"""The words of the questions, found by id in the session's content version."""

from dataclasses import dataclass

from allervers_training.catalogue.domain import Course, QuizItem
from allervers_training.catalogue.domain import Quiz as Exercise

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True)
class Choix:
    """One choice, with what it is worth and why."""

    id: str
    lettre: str
    texte: str
    juste: bool
    retour: str


@dataclass(frozen=True)
class Texte:
    """The words of one question, as the session's content version says them."""

    enonce: str
    choix: tuple[Choix, ...] = ()
    explication: str = ""


GONE = Texte("Cette question a été retirée du cours.")


def resolve(course: Course, exercise_id: str) -> dict[str, Texte]:
    """Return the words by question id."""
    exercise = course.get(exercise_id, Exercise) if exercise_id else None
    return {item.id: words_of(item) for item in exercise.items} if exercise else {}


def words_of(item: QuizItem) -> Texte:
    choices = (
        Choix(choice.id, LETTERS[n % len(LETTERS)], choice.text, choice.correct, choice.feedback)
        for n, choice in enumerate(item.choices)
    )
    return Texte(item.prompt, tuple(choices), item.explanation)
