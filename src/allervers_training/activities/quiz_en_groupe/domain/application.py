"""The state after an event; never fails on an event that the rules once let through."""

from typing import Any

from allervers_training.activities.quiz_en_groupe.domain import evenements as e
from allervers_training.activities.quiz_en_groupe.domain.etat import Quiz, Resultat, Tour
from allervers_training.kernel.frozen import changed


def apply(quiz: Quiz, event: e.Evenement) -> Quiz:
    """Return the quiz after an event."""
    match event:
        case e.QuestionMontree(rang):
            return _at(changed(quiz, rang=rang, pause=False), rang, montree=True)
        case e.ReponseEnvoyee(rang, numero):
            return _at(quiz, rang, ont_repondu=quiz.tours[rang].ont_repondu | {numero})
        case e.QuestionFermee(rang):
            return _at(quiz, rang, resultat=_result(quiz.tours[rang], event))
        case e.ExplicationMontree(rang, choix):
            return _at(quiz, rang, explique=choix)
        case e.QuizSuspendu():
            return changed(quiz, pause=True)
        case e.QuizRepris():
            return changed(quiz, pause=False)
        case e.QuizClos():
            return changed(quiz, clos=True, pause=False)


def _result(tour: Tour, event: e.QuestionFermee) -> Resultat:
    order = [choice for choice in tour.question.choix if choice in event.comptes]
    counts = tuple((choice, event.comptes[choice]) for choice in order)
    return Resultat(event.reponses, tuple(event.surtout), counts)


def _at(quiz: Quiz, rang: int, **changes: Any) -> Quiz:  # noqa: ANN401 - fields of Tour
    tour: Tour = changed(quiz.tours[rang], **changes)
    return changed(quiz, tours=(*quiz.tours[:rang], tour, *quiz.tours[rang + 1 :]))
