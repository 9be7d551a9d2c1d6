"""What goes when a text is withdrawn: every word and sound of it; numbers, dates and digests stay."""

from functools import partial
from pathlib import Path

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from allervers_training.contributing.domain.agreement import SOMEBODY
from allervers_training.contributing.domain.echoes import texts_in
from allervers_training.contributing.domain.words import CreditKind
from allervers_training.contributing.models import (
    ConsentGiven,
    Proposition,
    PropositionEvent,
    Remark,
    Revision,
)
from allervers_training.contributing.service import voices
from allervers_training.kernel.db import after_commit
from allervers_training.kernel.traces import empty_log


def words_of(db: Session, proposition: Proposition) -> tuple[str, ...]:
    """Return all that its author wrote, in her draft and in what she sent."""
    sent = select(Revision.answers).where(Revision.proposition_id == proposition.id)
    said = [texts_in(answers) for answers in db.scalars(sent)]
    return (*texts_in(proposition.draft), *(text for texts in said for text in texts))


def erase(db: Session, folder: Path, proposition: Proposition) -> None:
    """Erase what was written, said and remarked; files go once that is on disk."""
    proposition.draft = {}
    proposition.need_id = None
    proposition.credit_kind, proposition.credit_name = CreditKind.NONE, ""
    hers = select(Revision).where(Revision.proposition_id == proposition.id)
    for text in db.scalars(hers):
        text.answers = None
        for remark in db.scalars(select(Remark).where(Remark.revision_id == text.id)):
            remark.text, remark.suggests = "", ""
    lived = select(PropositionEvent).where(PropositionEvent.proposition_id == proposition.id)
    for step in db.scalars(lived):
        step.text = ""
    named = (ConsentGiven.proposition_id == proposition.id, ConsentGiven.explained_by_name != "")
    db.execute(update(ConsentGiven).where(*named).values(explained_by_name=SOMEBODY))
    voices.erase_all(db, folder, proposition)
    db.flush()


def leave_no_trace(db: Session) -> None:
    """Empty the log of the database after the commit: what was erased stands in it still."""
    after_commit(db, partial(empty_log, db.get_bind()))
