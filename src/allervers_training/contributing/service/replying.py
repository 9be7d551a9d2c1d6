"""What an author does with each remark: she takes the words, keeps hers, or changes them herself."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from sqlalchemy.orm import Session

from allervers_training.accounts.models import Person
from allervers_training.contributing.domain import answering, wording
from allervers_training.contributing.domain.question import Answer, Question
from allervers_training.contributing.domain.words import PropositionState, RemarkAnswer
from allervers_training.contributing.models import Proposition, Remark, Revision
from allervers_training.contributing.service import writing
from allervers_training.contributing.service.writing import Typed
from allervers_training.kernel.errors import Refused

NOT_NOW = "On ne répond plus à cette remarque."
NOT_NOW_REMEDY = "Ouvrez « Mes idées » pour voir où en est votre texte."


class Reply(StrEnum):
    """The words of forms."""

    TAKE = "prise"
    LEAVE = "laissee"
    CHANGE = "changee"


def reply(
    db: Session,
    proposition: Proposition,
    about: tuple[Remark, Question],
    choice: Reply,
    *,
    at: datetime,
    seen: str = "",
) -> None:
    """Keep her choice; the words that she takes go in her draft, and hers stay, or come back, when she keeps them."""
    remark, question = about
    check_replying(proposition)
    if choice is Reply.TAKE and remark.suggests:
        words = wording.as_answer(question, remark.suggests)
        writing.write(db, proposition, question, Typed(words, seen), at=at)
    if choice is Reply.LEAVE and wording.is_taken(proposition.draft, question, remark.suggests):
        before = sent_answer(db, remark)
        writing.write(db, proposition, question, Typed(before, seen), at=at)
    taken = choice is not Reply.LEAVE
    remark.answer = RemarkAnswer.TAKEN if taken else RemarkAnswer.LEFT
    remark.answered_at = at
    db.flush()


def reply_for_her(
    db: Session,
    proposition: Proposition,
    told: Mapping[int, tuple[Remark, Question, Reply, str]],
    *,
    by: Person,
    at: datetime,
) -> None:
    """Keep what she ticked and wrote on paper; whoever types it is named beside her text."""
    check_replying(proposition)
    for remark, question, choice, words in told.values():
        reply(db, proposition, (remark, question), choice, at=at)
        if choice is Reply.CHANGE and words:
            answer = wording.as_answer(question, words)
            writing.write(db, proposition, question, Typed(answer), at=at)
    if not proposition.draft.get(answering.HELPER):
        proposition.draft = {**proposition.draft, answering.HELPER: by.name}
    db.flush()


def sent_answer(db: Session, remark: Remark) -> Answer:
    """Return her words that a remark is about, as she had sent them."""
    answers = db.get_one(Revision, remark.revision_id).answers or {}
    found: Answer = answers.get(remark.field, "")
    return found


def check_replying(proposition: Proposition) -> None:
    """Raise `Refused` unless she was asked for changes."""
    if proposition.state is not PropositionState.CHANGES_REQUESTED:
        raise Refused(NOT_NOW, remedy=NOT_NOW_REMEDY)
