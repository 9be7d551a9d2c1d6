"""The trainer's view: how many have answered, never who nor what; the answer is hers to read beforehand."""

from dataclasses import dataclass

from allervers_training.activities.engine.kind import Room
from allervers_training.activities.quiz_en_groupe.domain.etat import Moment, Quiz, Tour
from allervers_training.activities.quiz_en_groupe.textes import Texte
from allervers_training.activities.quiz_en_groupe.vues.commun import (
    Question,
    Reponse,
    answer,
    question,
    words,
)


@dataclass(frozen=True)
class Etape:
    """One question in the list: its place, its first words, where it stands."""

    rang: int
    texte: str
    etat: str


@dataclass(frozen=True)
class Conduite:
    """The questions, the one that is shown, and what comes before and after."""

    etapes: tuple[Etape, ...]
    rang: int
    moment: Moment
    question: str
    pause: bool
    clos: bool

    @property
    def suivante(self) -> Etape | None:
        """The next question that is not closed yet, or simply the next one."""
        after = [etape for etape in self.etapes if etape.rang > self.rang]
        return next((e for e in after if e.etat != "fermée"), after[0] if after else None)


@dataclass(frozen=True)
class Tableau:
    """The trainer's view of the room."""

    question: Question
    inscrits: int
    connectes: int
    ont_repondu: int
    reponse: Reponse | None


@dataclass(frozen=True)
class Explications:
    """The answer and every explanation: to read beforehand, then to put on the wall one by one."""

    question: str
    corrige: Texte | None  # while the question is open, for the team alone
    reponse: Reponse | None
    explique: str
    clos: bool


def conduite(quiz: Quiz, room: Room) -> Conduite:
    return Conduite(
        etapes=tuple(
            Etape(rank, words(tour, room.texts).enonce, _state(tour))
            for rank, tour in enumerate(quiz.tours)
        ),
        rang=quiz.rang,
        moment=quiz.moment,
        question=quiz.tour.question.id if quiz.tour else "",
        pause=quiz.pause,
        clos=quiz.clos,
    )


def tableau(quiz: Quiz, room: Room) -> Tableau:
    return Tableau(
        question=question(quiz, room),
        inscrits=room.registered,
        connectes=room.connected,
        ont_repondu=len(quiz.tour.ont_repondu) if quiz.tour else 0,
        reponse=answer(quiz.tour, room.texts),
    )


def explications(quiz: Quiz, room: Room) -> Explications:
    tour = quiz.tour
    is_open = tour is not None and tour.resultat is None
    return Explications(
        question=tour.question.id if tour else "",
        corrige=words(tour, room.texts) if tour and is_open else None,
        reponse=answer(tour, room.texts),
        explique=tour.explique if tour else "",
        clos=quiz.clos,
    )


def _state(tour: Tour) -> str:
    if tour.resultat is not None:
        return "fermée"
    return "ouverte" if tour.montree else "à venir"
