"""What the pages receive on which somebody declares her experience, and follows what becomes of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy.orm import Session

from allervers_training.accounts.models import Person
from allervers_training.catalogue.domain import DeclarationGuide, DeclarationQuestion, Module
from allervers_training.kernel.errors import NotFound
from allervers_training.progress import queries
from allervers_training.progress.domain.completion import answer_due
from allervers_training.progress.domain.phrases import STATES
from allervers_training.progress.domain.words import DeclarationState, ReviewKind
from allervers_training.progress.models import Declaration, DeclarationReview
from allervers_training.progress.pages.door import DoorPage, door_page
from allervers_training.web.french import PARIS

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


@dataclass(frozen=True)
class DeclarationPage:
    door: DoorPage
    guide: DeclarationGuide
    draft: Declared | None
    sent: Sequence[Declared]  # all of them, the newest first
    errors: Mapping[str, str] = field(default_factory=dict)

    @property
    def may_begin(self) -> bool:
        is_waiting = bool(self.sent) and self.sent[0].row.state is DeclarationState.SENT
        return not (self.door.is_open or self.door.not_checked or is_waiting)


@dataclass(frozen=True)
class QuestionPage:
    """One question, alone."""

    module: Module
    question: DeclarationQuestion
    number: int
    total: int
    criteria: Sequence[str]
    text: str
    errors: Mapping[str, str] = field(default_factory=dict)


def declaration_page(
    db: Session,
    person: Person,
    module: Module,
    *,
    at: datetime,
    errors: Mapping[str, str] | None = None,
) -> DeclarationPage:
    rows = queries.declarations_of(db, person.id, module.id)
    reviews = queries.reviews_of(db, [row.id for row in rows])
    told = [
        declared(module, row, [one for one in reviews.get(row.id, ()) if one[0].kind in TO_AUTHOR])
        for row in rows
    ]
    return DeclarationPage(
        door=door_page(db, person, module, today=day_of(at)),
        guide=guide_of(module),
        draft=next((one for one in told if one.row.state is DeclarationState.DRAFT), None),
        sent=[one for one in told if one.row.sent_at],
        errors=errors or {},
    )


def question_page(
    module: Module, number: int, text: str, errors: Mapping[str, str] | None = None
) -> QuestionPage:
    guide = guide_of(module)
    question = question_of(module, number)
    total = len(guide.questions)
    return QuestionPage(module, question, number, total, guide.criteria, text, errors or {})


def question_of(module: Module, number: int) -> DeclarationQuestion:
    questions = guide_of(module).questions
    if not 1 <= number <= len(questions):
        raise NotFound
    return questions[number - 1]


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
        done=[Done(day_of(one.at), DID[one.kind], one.text, name) for one, name in reviews],
        sent_on=day_of(row.sent_at) if row.sent_at else None,
        due_on=answer_due(row.sent_at, guide.answer_days) if row.sent_at else None,
    )


def day_of(at: datetime) -> date:
    return at.astimezone(PARIS).date()
