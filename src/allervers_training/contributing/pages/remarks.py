"""View of what readers say of a text, for its author: one remark at a time; and all of them, on paper."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from allervers_training.contributing import access
from allervers_training.contributing.domain import answering, wording
from allervers_training.contributing.domain.document import title_of
from allervers_training.contributing.domain.question import Answers, Question
from allervers_training.contributing.domain.questions import missing, questions_for, several
from allervers_training.contributing.domain.words import RemarkAnswer
from allervers_training.contributing.models import Proposition, Remark
from allervers_training.contributing.pages.fields import Said, said_of, shown_texts
from allervers_training.contributing.pages.letters import Letters, letters_to
from allervers_training.contributing.pages.named import NOBODY, readers_of
from allervers_training.contributing.queries import writing as written
from allervers_training.contributing.service import replying


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
    letters: Letters
    now: ToAnswer | None  # the one to answer
    number: int
    total: int
    all: tuple[ToAnswer, ...]
    is_whole: bool


def remarks_page(db: Session, proposition: Proposition, key: str, wanted: int = 0) -> RemarksPage:
    """Show the remark that was asked for, else the first that has no answer."""
    found = to_answer(db, proposition)
    todo = [one for one in found if not one.is_answered]
    now = next((one for one in found if one.said.remark.id == wanted), todo[0] if todo else None)
    number = found.index(now) + 1 if now else 0
    title = title_of(proposition.kind, proposition.draft)
    is_whole = not missing(proposition.kind, proposition.draft)
    return RemarksPage(
        key,
        proposition,
        title,
        letters_to(db, proposition),
        now,
        number,
        len(found),
        found,
        is_whole,
    )


def to_answer(
    db: Session, proposition: Proposition, words: Answers | None = None
) -> tuple[ToAnswer, ...]:
    """Return the remarks on what is still asked, in the order of the questions.

    Each is beside her words as they are, or as they were when she has taken the words of the remark.
    """
    held = proposition.draft if words is None else words
    remarks = written.remarks_to_author(db, access.newest(db, proposition))
    who = readers_of(db, remarks)

    def shown(remark: Remark, question: Question) -> ToAnswer:
        now = held.get(question.key, "")
        taken = wording.is_taken(held, question, remark.suggests)
        words = replying.sent_answer(db, remark) if taken else now
        by, role = who.get(remark.by_id, NOBODY)
        said = said_of(remark, question, wording.as_text(words), by, mine=False, role=role)
        texts = shown_texts(question, several({"": words}, ""))
        is_answered = remark.answer is not RemarkAnswer.WAITING
        return ToAnswer(said, question, texts, answering.fingerprint(now), is_answered, ANSWERS[remark.answer])  # fmt: skip

    return tuple(
        shown(remark, question)
        for question in questions_for(proposition.kind, held)
        for remark in remarks
        if remark.field == question.key
    )
