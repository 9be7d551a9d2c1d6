"""A quiz told as a story, with the boxes of ballots that the writer keeps beside it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from allervers_training.activities.engine.ballot import Ballot, BoxEmptied, OpensBoxes
from allervers_training.activities.engine.kind import Actor, Audience, Context, Role, Room
from allervers_training.activities.quiz_en_groupe import codec, rapport, vues
from allervers_training.activities.quiz_en_groupe.domain import commandes as c
from allervers_training.activities.quiz_en_groupe.domain.application import apply
from allervers_training.activities.quiz_en_groupe.domain.decisions import Suites, decide
from allervers_training.activities.quiz_en_groupe.domain.etat import (
    Mode,
    Question,
    Quiz,
    Reglages,
    Tour,
    debut,
)
from allervers_training.activities.quiz_en_groupe.moi import Moi, own
from allervers_training.activities.quiz_en_groupe.textes import Choix, Texte
from allervers_training.kernel.errors import Refused

NEUF_HEURES = datetime(2026, 3, 2, 9, tzinfo=UTC)
UNE, PLUSIEURS, VRAI = "q1", "q2", "q3"
QUESTIONS = (
    Question(UNE, ("a", "b", "c")),
    Question(PLUSIEURS, ("d", "e", "f"), plusieurs=True),
    Question(VRAI, ("v", "w")),
)
JUSTES = frozenset({"a", "d", "e", "v"})
RETOUR = "Parce que"
TEXTES = {
    question.id: Texte(
        f"Question {question.id} ?",
        tuple(
            Choix(choix, "ABC"[n], f"Le choix {choix}", choix in JUSTES, f"{RETOUR} {choix}.")
            for n, choix in enumerate(question.choix)
        ),
        f"Retenir {question.id}.",
    )
    for question in QUESTIONS
}


@dataclass
class Deroule:
    """A quiz, its boxes, and its log as it would be stored."""

    quiz: Quiz
    boites: dict[str, Counter[str]] = field(default_factory=dict)
    journal: list[tuple[str, dict[str, Any]]] = field(default_factory=list)

    @property
    def tour(self) -> Tour:
        assert self.quiz.tour is not None
        return self.quiz.tour

    def fait(self, *commandes: c.Commande, par: int | None = None) -> Suites:
        """Do commands (of the console when nobody is named) and return what follows from the last."""
        suites: Suites = ()
        for commande in commandes:
            suites = self.essai(commande, par=par)
            for suite in suites:
                self._garde(suite)
        return suites

    def essai(self, commande: c.Commande, *, par: int | None = None) -> Suites:
        """Return what would follow, and change nothing; only who opens boxes is told what they hold."""
        role = Role.ANIMATOR if par is None else Role.PARTICIPANT
        boites = self.boites if isinstance(commande, OpensBoxes) else {}
        return decide(self.quiz, commande, Context(Actor(role, par), NEUF_HEURES, boxes=boites))

    def refus(self, commande: c.Commande, *, par: int | None = None) -> str:
        """Return the sentence of a refusal; empty when it is none."""
        try:
            self.essai(commande, par=par)
        except Refused as refused:
            return str(refused)
        return ""

    def ouvre(self, rang: int = 0) -> "Deroule":
        self.fait(c.MontrerQuestion(rang))
        return self

    def repond(self, reponses: Mapping[int, str]) -> "Deroule":
        """Let each number answer the question that is shown: the letters of the choices made."""
        for numero, choix in reponses.items():
            self.fait(c.Repondre(self.tour.question.id, frozenset(choix)), par=numero)
        return self

    def ferme(self) -> "Deroule":
        self.fait(c.FermerQuestion(self.tour.question.id))
        return self

    def salle(self) -> Room:
        names = {n: f"Prénom-{n:03d}" for n in range(1, 15)}
        return Room(names=names, registered=14, connected=12, texts=TEXTES, title="Essai")

    def vue(self, audience: Audience) -> Mapping[str, Any]:
        return vues.view(self.quiz, audience, self.salle())

    def moi(self, numero: int | None) -> Moi:
        return own(self.quiz, numero, self.salle())

    def rapport(self) -> dict[str, Any]:
        return rapport.report(self.quiz, self.salle())

    def dit(self) -> tuple[object, ...]:
        """Return everything that screens, files, other people and the log tell."""
        seen = [self.vue(audience) for audience in Audience]
        return (
            seen,
            self.rapport(),
            [self.moi(n) for n in (*range(1, 15), None)],
            self.journal,
            self.quiz,
        )

    def rejoue(self) -> Quiz:
        """Fold the stored log again, from nothing."""
        quiz = debut(self.quiz.reglages)
        for name, payload in self.journal:
            quiz = apply(quiz, codec.decode(name, payload))
        return quiz

    def _garde(self, suite: Any) -> None:
        match suite:
            case Ballot(question, marks):
                self.boites.setdefault(question, Counter()).update(marks)
            case BoxEmptied(question):
                self.boites.pop(question, None)
            case _:
                self.quiz = apply(self.quiz, suite)
                self.journal.append(codec.encode(suite))


def un_quiz(mode: Mode = Mode.TELEPHONES) -> Deroule:
    return Deroule(debut(Reglages(QUESTIONS, mode)))


def groupe(**comptes: int) -> dict[int, str]:
    """Number people choice by choice: `groupe(a=2, b=1)` lets 1 and 2 answer « a », 3 « b »."""
    choix = [name for name, n in comptes.items() for _ in range(n)]
    return dict(enumerate(choix, 1))
