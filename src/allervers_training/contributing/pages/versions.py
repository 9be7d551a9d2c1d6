"""View of two versions of a text, compared word by word."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from allervers_training.contributing.domain import wording
from allervers_training.contributing.domain.document import title_of
from allervers_training.contributing.domain.questions import questions_for
from allervers_training.contributing.domain.words import RemarkAnswer
from allervers_training.contributing.models import Proposition, Revision
from allervers_training.contributing.pages.fields import shown_texts
from allervers_training.contributing.queries import reading as queries
from allervers_training.contributing.queries import writing as written
from allervers_training.kernel.errors import NotFound

ANSWERS = {
    RemarkAnswer.WAITING: "n'a pas répondu",
    RemarkAnswer.TAKEN: "a changé ses mots",
    RemarkAnswer.LEFT: "garde ses mots",
}


@dataclass(frozen=True, slots=True)
class Answered:
    """A remark on the version before, and what its author did with it."""

    text: str
    by: str
    answer: str


@dataclass(frozen=True, slots=True)
class Compared:
    label: str
    rows: tuple[tuple[wording.Piece, ...], ...]
    is_same: bool
    said: tuple[Answered, ...]


@dataclass(frozen=True, slots=True)
class VersionsPage:
    slug: str
    title: str
    number: int
    before: int
    at: datetime
    fields: tuple[Compared, ...]


def versions_page(db: Session, proposition: Proposition, number: int) -> VersionsPage:
    """Compare a version to the one before; raises `NotFound` for the first one, which follows none."""
    texts = {text.number: text for text in queries.revisions(db, proposition)}
    if number not in texts or number - 1 not in texts:
        raise NotFound
    old, new = texts[number - 1].answers or {}, texts[number].answers or {}
    asked = {q.key: q for answers in (old, new) for q in questions_for(proposition.kind, answers)}
    said, fields = _answered(db, texts[number - 1]), []
    for key, question in asked.items():
        was, now = (list(shown_texts(question, tuple(_rows(a.get(key, ""))))) for a in (old, new))
        rows = wording.compared_answers(was, now)
        about = tuple(a for field, a in said if field == key)
        if rows or about:
            fields.append(Compared(question.label, rows, was == now, about))
    title = title_of(proposition.kind, new)
    return VersionsPage(proposition.slug, title, number, number - 1, texts[number].at, tuple(fields))  # fmt: skip


def _answered(db: Session, text: Revision) -> list[tuple[str, Answered]]:
    remarks = written.remarks_to_author(db, text)
    names = written.names(db, {r.by_id for r in remarks if r.by_id})
    return [
        (r.field, Answered(r.text, names.get(r.by_id or 0, ""), ANSWERS[r.answer])) for r in remarks
    ]


def _rows(answer: str | list[str]) -> list[str]:
    return [answer] if isinstance(answer, str) else answer
