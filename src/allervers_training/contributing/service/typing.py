"""Typing out a voice: in her draft, beside what she wrote; once sent, as other words that she says yes or no to."""

from datetime import datetime

from sqlalchemy.orm import Session

from allervers_training.accounts.models import Person
from allervers_training.contributing.domain import answering, moves, wording
from allervers_training.contributing.domain.question import Input, Question
from allervers_training.contributing.domain.questions import several
from allervers_training.contributing.domain.words import RemarkAnswer
from allervers_training.contributing.models import Proposition, Recording, Remark, Revision
from allervers_training.contributing.service import writing
from allervers_training.contributing.service.reading import hold
from allervers_training.kernel.errors import Invalid

NOTHING = "Écrivez ce que vous entendez, mot pour mot."


def type_out(
    db: Session, recording: Recording, question: Question, text: str, *, by: Person, at: datetime
) -> None:
    """Write down what somebody said; no word of hers is replaced, she chooses."""
    if not text:
        raise Invalid({"texte": NOTHING})
    proposition = db.get_one(Proposition, recording.proposition_id)
    newest = hold(db, proposition) if proposition.state in moves.WAITING else None
    if newest:
        _suggest(db, newest, question, text, by=by, at=at)
    else:
        _write(db, proposition, question, text, at=at)
    recording.typed_by_id, recording.typed_at = by.id, at
    db.flush()


def _write(
    db: Session, proposition: Proposition, question: Question, text: str, *, at: datetime
) -> None:
    """Put the words where she has none, beside hers otherwise."""
    answer = text.split("\n") if question.input is Input.LIST else text
    if not several(proposition.draft, question.key):
        writing.write(db, proposition, question, writing.Typed(answer), at=at)
        return
    writing.check_open(proposition)
    proposition.draft = answering.beside(proposition.draft, question, answer)
    proposition.changed_at = at
    db.flush()


def _suggest(
    db: Session, newest: Revision, question: Question, text: str, *, by: Person, at: datetime
) -> None:
    """Keep the words as a remark on the text that was sent, unless she wrote these very ones."""
    words = wording.as_text(wording.as_answer(question, text))
    if wording.is_taken(newest.answers or {}, question, words):
        return
    remark = Remark(
        revision_id=newest.id,
        field=question.key,
        text=wording.WORDS_OF_HERS,
        suggests=words,
        by_id=by.id,
        at=at,
        answer=RemarkAnswer.WAITING,
    )
    db.add(remark)
    db.flush()
