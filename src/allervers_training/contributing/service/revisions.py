"""Keeps a text as it was sent, or as a reader put it to its author."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from allervers_training.accounts.models import Person
from allervers_training.contributing import access
from allervers_training.contributing.domain import answering
from allervers_training.contributing.models import Proposition, Revision


def add(
    db: Session, proposition: Proposition, answers: Mapping[str, Any], *, by: Person, at: datetime
) -> Revision:
    """Keep a text under the next number, after the one that it comes from."""
    parent = access.newest(db, proposition)
    revision = Revision(
        proposition_id=proposition.id,
        number=parent.number + 1 if parent else 1,
        parent_id=parent.id if parent else None,
        answers=dict(answers),
        digest=answering.digest_of(answers),
        by_id=by.id,
        at=at,
    )
    db.add(revision)
    db.flush()
    return revision
