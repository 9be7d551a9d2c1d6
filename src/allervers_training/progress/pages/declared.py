"""One declaration of experience as it is told, to its author or to its reviewers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from allervers_training.catalogue.domain import DeclarationGuide, DeclarationQuestion, Module
from allervers_training.kernel.clock import room_day
from allervers_training.kernel.errors import NotFound
from allervers_training.progress.domain.completion import answer_due
from allervers_training.progress.domain.phrases import STATES
from allervers_training.progress.domain.words import ReviewKind
from allervers_training.progress.models import Declaration, DeclarationReview

DID = {
    ReviewKind.ASKED: "Un second avis est demandé à",
    ReviewKind.OPINION: "Second avis",
    ReviewKind.ACCEPTED: "Expérience reconnue : dispense accordée",
    ReviewKind.ACCEPTED_WITH_ADVICE: "Expérience reconnue : dispense accordée, avec un conseil",
    ReviewKind.ATTESTED: "Attestation vue : module suivi ailleurs",
    ReviewKind.REFUSED: "Refusée",
    ReviewKind.REVOKED: "Dispense retirée",
}
TO_AUTHOR = frozenset(DID) - {
    ReviewKind.ASKED,
    ReviewKind.OPINION,
}  # reviewers talk among themselves


@dataclass(frozen=True)
class Answer:
    number: int
    question: DeclarationQuestion
    text: str


@dataclass(frozen=True)
class Done:
    """Something a reviewer did."""

    day: date
    what: str
    text: str
    name: str


@dataclass(frozen=True)
class Declared:
    """One declaration, with its answers in the order of the questions, and what was answered to it."""

    row: Declaration
    state: str
    answers: Sequence[Answer]
    done: Sequence[Done]
    sent_on: date | None
    due_on: date | None


def guide_of(module: Module) -> DeclarationGuide:
    if module.declaration is None:
        raise NotFound
    return module.declaration


def declared(
    module: Module, row: Declaration, reviews: Sequence[tuple[DeclarationReview, str]]
) -> Declared:
    guide = guide_of(module)
    answers = [
        Answer(number, question, row.answers.get(question.id, ""))
        for number, question in enumerate(guide.questions, 1)
    ]
    return Declared(
        row=row,
        state=STATES[row.state],
        answers=answers,
        done=[Done(room_day(one.at), DID[one.kind], one.text, name) for one, name in reviews],
        sent_on=room_day(row.sent_at) if row.sent_at else None,
        due_on=answer_due(room_day(row.sent_at), guide.answer_days) if row.sent_at else None,
    )


def question_of(module: Module, number: int) -> DeclarationQuestion:
    questions = guide_of(module).questions
    if not 1 <= number <= len(questions):
        raise NotFound
    return questions[number - 1]
