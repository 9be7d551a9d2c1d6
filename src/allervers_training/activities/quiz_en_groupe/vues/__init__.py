"""What each audience sees of a quiz en groupe: frozen pictures, compared before anything is rendered.

While a question is open, no picture of phones or wall knows which choice is right, and none at all depends on
what was answered: the state does not hold it.
"""

from collections.abc import Mapping

from allervers_training.activities.engine.kind import Audience, Room
from allervers_training.activities.quiz_en_groupe.domain.etat import Quiz
from allervers_training.activities.quiz_en_groupe.vues.commun import question
from allervers_training.activities.quiz_en_groupe.vues.console import (
    conduite,
    explications,
    tableau,
)
from allervers_training.activities.quiz_en_groupe.vues.mur import bas, ecran
from allervers_training.activities.quiz_en_groupe.vues.telephone import telephone

__all__ = ["view"]


def view(quiz: Quiz, audience: Audience, room: Room) -> Mapping[str, object]:
    """Return the pictures of an audience's regions."""
    match audience:
        case Audience.PARTICIPANT:
            return {"question": question(quiz, room), "salle": telephone(quiz, room)}
        case Audience.PROJECTION:
            return {"ecran": ecran(quiz, room), "bas": bas(quiz, room)}
        case Audience.CONSOLE:
            return {
                "conduite": conduite(quiz, room),
                "tableau": tableau(quiz, room),
                "explications": explications(quiz, room),
                "questions": conduite(quiz, room),
                "suite": conduite(quiz, room),
            }
