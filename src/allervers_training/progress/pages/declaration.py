"""What the pages receive on which somebody declares her experience, and follows what becomes of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.orm import Session

from allervers_training.accounts.models import Person
from allervers_training.catalogue.domain import DeclarationGuide, DeclarationQuestion, Module
from allervers_training.kernel.clock import room_day
from allervers_training.progress.domain.words import GRANTED, DeclarationState
from allervers_training.progress.pages.declared import (
    TO_AUTHOR,
    Declared,
    declared,
    guide_of,
    question_of,
)
from allervers_training.progress.pages.door import DoorPage, door_page
from allervers_training.progress.queries import declarations


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

    @property
    def to_answer(self) -> int | None:
        """The first question of the draft that has no answer yet."""
        answers = self.draft.answers if self.draft else ()
        return next((one.number for one in answers if not one.text.strip()), None)

    @property
    def said_yes(self) -> Declared | None:
        """The newest one, when the answer was yes."""
        newest = self.sent[0] if self.sent else None
        return newest if newest and newest.row.state in GRANTED and newest.done else None

    @property
    def said_no(self) -> Declared | None:
        """The newest one, when the answer was no, or was taken back: it is told first."""
        newest = self.sent[0] if self.sent else None
        closed = (DeclarationState.REFUSED, DeclarationState.REVOKED)
        return newest if newest and newest.row.state in closed and self.may_begin else None


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
    rows = declarations.declarations_of(db, person.id, module.id)
    reviews = declarations.reviews_of(db, [row.id for row in rows])
    told = [
        declared(module, row, [one for one in reviews.get(row.id, ()) if one[0].kind in TO_AUTHOR])
        for row in rows
    ]
    return DeclarationPage(
        door=door_page(db, person, module, today=room_day(at)),
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
