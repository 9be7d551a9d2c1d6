"""Takes one step of a proposition's life: the rule is asked, the state follows, the step is kept."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from allervers_training.accounts.models import Person
from allervers_training.contributing.domain import moves
from allervers_training.contributing.domain.words import Happened
from allervers_training.contributing.models import Proposition, PropositionEvent, Revision
from allervers_training.kernel.db import after_commit
from allervers_training.kernel.signals import content_changed

SHOWN_OTHERWISE = frozenset(
    {Happened.AUTHOR_AGREED, Happened.CONSENT_CHANGED, Happened.CREDIT_CHANGED, Happened.WITHDRAWN}
)


def take(
    db: Session,
    proposition: Proposition,
    step: Happened,
    *,
    by: Person | None,
    at: datetime,
    revision: Revision | None = None,
    text: str = "",
) -> PropositionEvent:
    """Move a proposition on; raises `Refused` when the step does not follow, or is not this person's to take.

    `by` is nobody when the files of the course said it, and then only.
    """
    state = moves.after(proposition.state, step)
    if by is not None:
        moves.check_reader(step, reading_of(db, proposition, revision), by.id)
    proposition.state, proposition.changed_at = state, at
    event = PropositionEvent(
        proposition_id=proposition.id,
        revision_id=revision.id if revision else None,
        type=step,
        by_id=by.id if by else None,
        text=text,
        at=at,
    )
    db.add(event)
    db.flush()
    if step in SHOWN_OTHERWISE:
        after_commit(db, content_changed.send)
    return event


def reading_of(db: Session, proposition: Proposition, revision: Revision | None) -> moves.Reading:
    """Return what the rule must know: who wrote it, and which peers are for this very text."""
    peers = db.scalars(
        select(PropositionEvent.by_id).where(
            PropositionEvent.proposition_id == proposition.id,
            PropositionEvent.revision_id == (revision.id if revision else None),
            PropositionEvent.type == Happened.PEER_AGREED,
        )
    )
    known = frozenset(person for person in peers if person is not None)
    return moves.Reading(proposition.kind, proposition.author_id, known)
