"""What a phone shows of the room, beside the question and one's own part."""

from dataclasses import dataclass

from allervers_training.activities.engine.kind import Room
from allervers_training.activities.quiz_en_groupe.domain.etat import Quiz
from allervers_training.activities.quiz_en_groupe.vues.commun import Reponse, answer, progress


@dataclass(frozen=True)
class Salle:
    """How many have answered; once the question is closed, the answer and every explanation."""

    avance: str
    reponse: Reponse | None


def telephone(quiz: Quiz, room: Room) -> Salle:
    return Salle(progress(quiz, room), answer(quiz.tour, room.texts))
