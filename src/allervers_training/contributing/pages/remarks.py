"""View of what readers say of a text, for its author: one remark at a time; and all of them, on paper."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from allervers_training.catalogue.domain import Course
from allervers_training.contributing import access
from allervers_training.contributing.domain import answering, wording
from allervers_training.contributing.domain.document import title_of
from allervers_training.contributing.domain.question import Answer, Answers, Question
from allervers_training.contributing.domain.questions import missing, questions_for, several
from allervers_training.contributing.domain.whereabouts import Standing
from allervers_training.contributing.domain.words import Happened, PropositionState, RemarkAnswer
from allervers_training.contributing.models import Proposition, Remark
from allervers_training.contributing.pages.reading import Said, said_of, shown_texts
from allervers_training.contributing.pages.whereabouts import whereabouts
from allervers_training.contributing.queries import reading as queries
from allervers_training.contributing.queries import writing as written


@dataclass(frozen=True, slots=True)
class ToAnswer:
    """One remark, beside her words as they are now."""

    said: Said
    question: Question
    texts: tuple[str, ...]
    seen: str
    is_answered: bool
    answer: str


ANSWERS = {
    RemarkAnswer.WAITING: "",
    RemarkAnswer.TAKEN: "Vous avez changé vos mots.",
    RemarkAnswer.LEFT: "Vous gardez vos mots.",
}


@dataclass(frozen=True, slots=True)
class RemarksPage:
    key: str
    proposition: Proposition
    title: str
    message: tuple[str, ...]
    by: str
    now: ToAnswer | None  # the one to answer
    number: int
    total: int
    all: tuple[ToAnswer, ...]
    is_whole: bool


@dataclass(frozen=True, slots=True)
class SheetPage:
    """Where a text stands, to be printed."""

    title: str
    name: str
    standing: Standing
    message: tuple[str, ...]
    by: str
    all: tuple[ToAnswer, ...]
    back: str


def remarks_page(db: Session, proposition: Proposition, key: str, wanted: int = 0) -> RemarksPage:
    """Show the remark that was asked for, else the first that has no answer."""
    found = to_answer(db, proposition)
    todo = [one for one in found if not one.is_answered]
    now = next((one for one in found if one.said.remark.id == wanted), todo[0] if todo else None)
    message, by = message_of(db, proposition)
    number = found.index(now) + 1 if now else 0
    title = title_of(proposition.kind, proposition.draft)
    is_whole = not missing(proposition.kind, proposition.draft)
    return RemarksPage(key, proposition, title, message, by, now, number, len(found), found, is_whole)  # fmt: skip


def sheet_page(
    db: Session, proposition: Proposition, course: Course, words: Answers, back: str, *, at: datetime
) -> SheetPage:  # fmt: skip
    """`words` is what the reader of the sheet may read: her draft for herself, what was sent for others."""
    names = written.names(db, {proposition.author_id} if proposition.author_id else set())
    title = title_of(proposition.kind, words)
    standing = whereabouts(db, proposition, course, at=at)
    is_asked = proposition.state is PropositionState.CHANGES_REQUESTED
    message, by = message_of(db, proposition) if is_asked else ((), "")
    found = to_answer(db, proposition, words) if is_asked else ()
    return SheetPage(title, names.get(proposition.author_id or 0, ""), standing, message, by, found, back)  # fmt: skip


def to_answer(
    db: Session, proposition: Proposition, words: Answers | None = None
) -> tuple[ToAnswer, ...]:
    """Return the remarks on what is still asked, in the order of the questions."""
    held = proposition.draft if words is None else words
    remarks = written.remarks_to_author(db, access.newest(db, proposition))
    names = written.names(db, {r.by_id for r in remarks if r.by_id})
    return tuple(
        _shown(remark, question, held.get(question.key, ""), names.get(remark.by_id or 0, ""))
        for question in questions_for(proposition.kind, held)
        for remark in remarks
        if remark.field == question.key
    )


def message_of(db: Session, proposition: Proposition) -> tuple[tuple[str, ...], str]:
    """Return what was written to her with the last demand for changes, line by line, and by whom."""
    asked = queries.last_step(db, proposition, Happened.CHANGES_ASKED)
    if asked is None:
        return (), ""
    names = written.names(db, {asked.by_id} if asked.by_id else set())
    return tuple(filter(None, asked.text.split("\n"))), names.get(asked.by_id or 0, "")


def _shown(remark: Remark, question: Question, held: Answer, by: str) -> ToAnswer:
    said = said_of(remark, question, wording.as_text(held), by, mine=False)
    texts = shown_texts(question, several({"": held}, ""))
    is_answered = remark.answer is not RemarkAnswer.WAITING
    return ToAnswer(said, question, texts, answering.fingerprint(held), is_answered, ANSWERS[remark.answer])  # fmt: skip


@dataclass(frozen=True, slots=True)
class PaperPage:
    """What was ticked on paper, to be typed."""

    slug: str
    title: str
    name: str
    all: tuple[ToAnswer, ...]
    typed: Mapping[str, str]
    errors: Mapping[str, str]


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
