"""Views on paper: where a text stands with its remarks to tick, and what was ticked, to be typed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from allervers_training.catalogue.domain import Course
from allervers_training.contributing import access
from allervers_training.contributing.domain.document import title_of
from allervers_training.contributing.domain.facts import Standing
from allervers_training.contributing.domain.question import Answers, Question
from allervers_training.contributing.domain.words import PropositionState
from allervers_training.contributing.models import Proposition, Remark
from allervers_training.contributing.pages.agreement import texts_in
from allervers_training.contributing.pages.letters import Letters, letters_to
from allervers_training.contributing.pages.remarks import ToAnswer, to_answer
from allervers_training.contributing.pages.whereabouts import whereabouts
from allervers_training.contributing.queries import writing as written


@dataclass(frozen=True, slots=True)
class SheetPage:
    """Where a text stands, to be printed."""

    title: str
    name: str
    standing: Standing
    letters: Letters
    all: tuple[ToAnswer, ...]
    texts: tuple[tuple[str, tuple[str, ...]], ...]  # her words, where no remark shows them
    back: str


@dataclass(frozen=True, slots=True)
class PaperPage:
    """What was ticked on paper, to be typed."""

    slug: str
    title: str
    name: str
    all: tuple[ToAnswer, ...]
    typed: Mapping[str, str]
    errors: Mapping[str, str]


def sheet_page(
    db: Session, proposition: Proposition, course: Course, words: Answers, back: str, *, at: datetime
) -> SheetPage:  # fmt: skip
    """`words` is what the reader of the sheet may read: her draft for herself, what was sent for others."""
    names = written.names(db, {proposition.author_id} if proposition.author_id else set())
    title = title_of(proposition.kind, words)
    standing = whereabouts(db, proposition, course, at=at)
    is_asked = proposition.state is PropositionState.CHANGES_REQUESTED
    found = to_answer(db, proposition, words) if is_asked else ()
    texts = () if found else texts_in(proposition.kind, words)
    return SheetPage(title, names.get(proposition.author_id or 0, ""), standing, letters_to(db, proposition), found, texts, back)  # fmt: skip


def paper_page(
    db: Session, proposition: Proposition, typed: Mapping[str, str] | None = None, errors: Mapping[str, str] | None = None
) -> PaperPage:  # fmt: skip
    words = sent_words(db, proposition)
    names = written.names(db, {proposition.author_id} if proposition.author_id else set())
    return PaperPage(
        proposition.slug,
        title_of(proposition.kind, words),
        names.get(proposition.author_id or 0, ""),
        to_answer(db, proposition, words),
        typed or {},
        errors or {},
    )


def about(db: Session, proposition: Proposition) -> dict[int, tuple[Remark, Question]]:
    """Return the remarks that she may have answered on paper, by number."""
    found = to_answer(db, proposition, sent_words(db, proposition))
    return {one.said.remark.id: (one.said.remark, one.question) for one in found}


def sent_words(db: Session, proposition: Proposition) -> Answers:
    """Return the words that were sent last; her draft is hers."""
    newest = access.newest(db, proposition)
    return newest.answers or {} if newest else {}
