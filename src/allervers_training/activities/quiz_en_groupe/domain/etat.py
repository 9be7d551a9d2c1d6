"""What a quiz en groupe is at one moment: who has answered which question, and what may be told of it."""

from dataclasses import dataclass
from enum import StrEnum

from allervers_training.activities.engine.regimes import Regime, Shown, shown

NOBODY: frozenset[int] = frozenset()


class Moment(StrEnum):
    """What the room looks at."""

    ACCUEIL = "accueil"  # the rule is said, no question is shown
    QUESTION = "question"
    RESULTAT = "resultat"  # what may be told of the answers, and why


class Mode(StrEnum):
    """How the room answers."""

    TELEPHONES = "telephones"
    MAINS = "mains"  # hands raised: nothing is sent, nothing is counted


@dataclass(frozen=True)
class Question:
    """One question; its words, and which choices are right, are looked up by id when shown."""

    id: str
    choix: tuple[str, ...]
    plusieurs: bool = False


@dataclass(frozen=True)
class Reglages:
    """Choices made when the quiz was prepared."""

    questions: tuple[Question, ...]
    mode: Mode = Mode.TELEPHONES


@dataclass(frozen=True)
class Resultat:
    """All that is kept of the answers to a question: what the regimes' table lets tell, and no more."""

    reponses: int
    surtout: tuple[str, ...] = ()  # from five answers to nine: what most have chosen
    comptes: tuple[tuple[str, int], ...] = ()  # from ten

    @property
    def niveau(self) -> Shown:
        return shown(Regime.ANONYMOUS, people=self.reponses, revealed=True)


@dataclass(frozen=True)
class Tour:
    """One question and what became of it."""

    question: Question
    ont_repondu: frozenset[int] = NOBODY  # that they have, never what
    resultat: Resultat | None = None
    montree: bool = False
    explique: str = ""  # the choice whose explanation the wall shows; nothing for all in a table


@dataclass(frozen=True)
class Quiz:
    """A whole activity: its questions, one after the other."""

    reglages: Reglages
    tours: tuple[Tour, ...]
    rang: int = -1  # before the first question
    pause: bool = False
    clos: bool = False

    @property
    def tour(self) -> Tour | None:
        return self.tours[self.rang] if self.rang >= 0 else None

    @property
    def moment(self) -> Moment:
        if self.tour is None:
            return Moment.ACCUEIL
        return Moment.QUESTION if self.tour.resultat is None else Moment.RESULTAT


def debut(reglages: Reglages) -> Quiz:
    """Return a quiz before anything has happened."""
    return Quiz(reglages, tuple(Tour(question) for question in reglages.questions))
