"""What the wall shows."""

from dataclasses import dataclass

from allervers_training.activities.engine.kind import Room
from allervers_training.activities.quiz_en_groupe.domain.etat import Quiz
from allervers_training.activities.quiz_en_groupe.vues.commun import (
    ChoixDit,
    Question,
    Reponse,
    answer,
    progress,
    question,
)


@dataclass(frozen=True)
class Ecran:
    """The question; then the answer in a table, or the explanation of one choice in large."""

    question: Question
    titre: str
    reponse: Reponse | None
    explique: ChoixDit | None


@dataclass(frozen=True)
class Bas:
    """The bottom line of the wall: how many, or what to keep in mind."""

    pause: bool
    avance: str
    code: str


def ecran(quiz: Quiz, room: Room) -> Ecran:
    told, wanted = answer(quiz.tour, room.texts), quiz.tour.explique if quiz.tour else ""
    chosen = (choice for choice in told.choix if choice.id == wanted) if told else iter(())
    return Ecran(question(quiz, room), room.title, told, next(chosen, None))


def bas(quiz: Quiz, room: Room) -> Bas:
    return Bas(quiz.pause, progress(quiz, room), room.code)
