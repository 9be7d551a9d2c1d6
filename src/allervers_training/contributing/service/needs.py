"""Saying what is missing, and that it is missing no more."""

from datetime import datetime

from sqlalchemy.orm import Session

from allervers_training.accounts.models import Person
from allervers_training.contributing.domain.words import PropositionKind
from allervers_training.contributing.models import Need


def publish(
    db: Session, kind: PropositionKind, competence_id: str, text: str, *, by: Person, at: datetime
) -> Need:
    """Say what is missing, to whoever proposes; the same need twice is said once."""
    wanted = {"kind": kind, "competence_id": competence_id, "text": text}
    known = db.query(Need).filter_by(**wanted, closed_at=None).first()
    found = known or Need(**wanted, by_id=by.id, at=at)
    db.add(found)
    db.flush()
    return found


def close(db: Session, need: Need, *, at: datetime) -> None:
    """Say that nothing is missing any more; texts that were begun for it go on."""
    need.closed_at = need.closed_at or at
    db.flush()
