"""Remarks on a text that is being read: made, changed and taken back until they are sent to its author."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from allervers_training.accounts.models import Person
from allervers_training.contributing.domain import moves
from allervers_training.contributing.domain.opinions import TAKE_FIRST
from allervers_training.contributing.domain.words import PropositionState, RemarkAnswer
from allervers_training.contributing.models import Proposition, Remark, Revision
from allervers_training.contributing.service.reading import MOVED, MOVED_REMEDY, hold
from allervers_training.kernel.errors import Conflict, Refused


@dataclass(frozen=True, slots=True)
class Remarked:
    """What a reader says of one answer: `suggests` is empty when she has no other words for it."""

    field: str
    text: str
    suggests: str


def add(
    db: Session, proposition: Proposition, said: Remarked, shown: int, *, by: Person, at: datetime
) -> Remark:
    """Keep a remark on the revision that was shown; the same one twice is kept once."""
    newest = _check(db, proposition, by)
    if newest.number != shown:
        raise Conflict(MOVED, remedy=MOVED_REMEDY)
    same = db.query(Remark).filter_by(revision_id=newest.id, by_id=by.id, **_fields(said)).first()
    found = same or Remark(
        revision_id=newest.id, by_id=by.id, at=at, answer=RemarkAnswer.WAITING, **_fields(said)
    )
    db.add(found)
    db.flush()
    return found


def change(
    db: Session, proposition: Proposition, remark: Remark, said: Remarked, *, by: Person
) -> None:
    """Say it otherwise, before it is sent; words typed from a voice stay said to be the author's."""
    _check(db, proposition, by)
    remark.text = remark.text if remark.is_her_voice else said.text
    remark.suggests = said.suggests
    db.flush()


def remove(db: Session, proposition: Proposition, remark: Remark, *, by: Person) -> None:
    """Take a remark back, before it is sent."""
    _check(db, proposition, by)
    db.delete(remark)
    db.flush()


def _check(db: Session, proposition: Proposition, by: Person) -> Revision:
    newest = hold(db, proposition)
    if proposition.author_id == by.id:
        raise Refused(moves.OWN_TEXT)
    if proposition.state is PropositionState.SENT:
        raise Refused(TAKE_FIRST)
    if proposition.state is not PropositionState.IN_REVIEW:
        raise Conflict(moves.NOT_NOW, remedy=MOVED_REMEDY)
    return newest


def _fields(said: Remarked) -> dict[str, str]:
    return {"field": said.field, "text": said.text, "suggests": said.suggests}
