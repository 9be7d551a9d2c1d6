"""What several audiences see: the question as it is asked, and the answer as it is told."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from allervers_training.activities.engine.kind import Room
from allervers_training.activities.quiz_en_groupe import mots
from allervers_training.activities.quiz_en_groupe.domain.etat import Mode, Moment, Quiz, Tour
from allervers_training.activities.quiz_en_groupe.textes import GONE, Texte


@dataclass(frozen=True)
class ChoixPose:
    """A choice before anybody is told whether it is right."""

    id: str
    lettre: str
    texte: str


@dataclass(frozen=True)
class Question:
    """The question, and where the quiz stands."""

    etape: str
    moment: Moment
    pause: bool
    clos: bool
    id: str
    enonce: str
    choix: tuple[ChoixPose, ...]
    plusieurs: bool
    rang: int
    nombre: int
    mains: bool
    consigne: str


@dataclass(frozen=True)
class ChoixDit:
    """A choice once the question is closed: right or not, why, and what may be told of it."""

    id: str
    lettre: str
    texte: str
    juste: bool
    retour: str
    nombre: int | None = None
    surtout: bool = False


@dataclass(frozen=True)
class Reponse:
    """The answer to a question, and what may be told of those of the room."""

    phrase: str
    reponses: int
    niveau: str
    choix: tuple[ChoixDit, ...]
    explication: str

    @property
    def montre_nombres(self) -> bool:
        return any(choice.nombre is not None for choice in self.choix)


def question(quiz: Quiz, room: Room) -> Question:
    tour = quiz.tour
    text = words(tour, room.texts) if tour else Texte("")
    return Question(
        etape=step(quiz),
        moment=quiz.moment,
        pause=quiz.pause,
        clos=quiz.clos,
        id=tour.question.id if tour else "",
        enonce=text.enonce,
        choix=asked(tour, room.texts) if tour else (),
        plusieurs=tour.question.plusieurs if tour else False,
        rang=quiz.rang + 1,
        nombre=len(quiz.tours),
        mains=quiz.reglages.mode is Mode.MAINS,
        consigne=mots.instruction(quiz),
    )


def step(quiz: Quiz) -> str:
    """Name the moment of a quiz; when it changes, a phone must fetch its own part again."""
    return f"{quiz.rang}-{quiz.moment}-{quiz.pause:d}{quiz.clos:d}"


def words(tour: Tour, texts: Mapping[str, Any]) -> Texte:
    """Return the words of a question; a withdrawn one leaves a plain sentence."""
    found = texts.get(tour.question.id)
    return found if isinstance(found, Texte) else GONE


def asked(tour: Tour, texts: Mapping[str, Any]) -> tuple[ChoixPose, ...]:
    """Return the choices that may be sent, in the order of the course."""
    return tuple(
        ChoixPose(choice.id, choice.lettre, choice.texte)
        for choice in words(tour, texts).choix
        if choice.id in tour.question.choix
    )


def answer(tour: Tour | None, texts: Mapping[str, Any]) -> Reponse | None:
    """Return the answer to a closed question; nothing before."""
    if tour is None or tour.resultat is None:
        return None
    result, text = tour.resultat, words(tour, texts)
    counts = dict(result.comptes)
    return Reponse(
        phrase=mots.sentence(result, text, is_multiple=tour.question.plusieurs),
        reponses=result.reponses,
        niveau=str(result.niveau),
        choix=tuple(
            ChoixDit(
                choice.id,
                choice.lettre,
                choice.texte,
                choice.juste,
                choice.retour,
                counts.get(choice.id),
                surtout=choice.id in result.surtout,
            )
            for choice in text.choix
        ),
        explication=text.explication,
    )


def progress(quiz: Quiz, room: Room) -> str:
    """Say how many have answered, and nothing else; empty when nothing is asked of phones."""
    is_asked = quiz.moment is Moment.QUESTION and not quiz.clos
    if quiz.tour is None or not is_asked or quiz.reglages.mode is Mode.MAINS:
        return ""
    answered = len(quiz.tour.ont_repondu)
    return f"{answered} sur {max(room.registered - room.absent, answered)}"
