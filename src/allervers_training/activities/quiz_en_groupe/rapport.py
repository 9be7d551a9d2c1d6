"""The report of a quiz as plain data: questions, what may be told of the answers, every explanation."""

from typing import Any

from allervers_training.activities.engine.kind import Room
from allervers_training.activities.engine.regimes import Regime
from allervers_training.activities.quiz_en_groupe import mots
from allervers_training.activities.quiz_en_groupe.domain.etat import Quiz, Tour
from allervers_training.activities.quiz_en_groupe.vues.commun import answer, words


def report(quiz: Quiz, room: Room) -> dict[str, Any]:
    """Return everything that may be taken home, for every question that was closed."""
    return {
        "type": "quiz_en_groupe",
        "session": room.title,
        "mode": mots.MODES[quiz.reglages.mode],
        "regime": str(Regime.ANONYMOUS),
        "questions": [_of_tour(tour, room) for tour in quiz.tours if tour.resultat is not None],
    }


def _of_tour(tour: Tour, room: Room) -> dict[str, Any]:
    told, text = answer(tour, room.texts), words(tour, room.texts)
    assert told is not None
    return {
        "id": tour.question.id,
        "enonce": text.enonce,
        "plusieurs_reponses": tour.question.plusieurs,
        "reponses": told.reponses,
        "niveau": told.niveau,
        "phrase": told.phrase,
        "choix": [
            {
                "lettre": choice.lettre,
                "texte": choice.texte,
                "juste": choice.juste,
                "explication": choice.retour,
                "nombre": choice.nombre,
                "la_plupart": choice.surtout,
            }
            for choice in told.choix
        ],
        "explication": told.explication,
    }
