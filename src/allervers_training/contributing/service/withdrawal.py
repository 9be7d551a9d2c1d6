"""Withdrawal: a text is erased, and whatever was made from it follows in the same transaction."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from allervers_training.accounts.models import Person
from allervers_training.contributing import withdrawn
from allervers_training.contributing.domain.words import Happened
from allervers_training.contributing.models import Proposition
from allervers_training.contributing.service import erasing, leaving, steps
from allervers_training.kernel.db import Database
from allervers_training.kernel.errors import NotKept
from allervers_training.searching import index

TITLE = "Texte retiré par son auteur·e"


def withdraw(
    db: Session, proposition: Proposition, folder: Path, *, by: Person | None, at: datetime
) -> None:
    """Erase a text for ever, everywhere; a second tap changes nothing.

    `by` is nobody when a withdrawal is played again. Raises `NotKept` when it cannot be written down.
    """
    if proposition.withdrawn_at:
        return
    runs = leaving.runs_in(db, proposition)
    steps.take(db, proposition, Happened.WITHDRAWN, by=by, at=at)
    proposition.withdrawn_at = at
    erasing.erase(db, folder, proposition)
    leaving.leave_rooms(db, proposition, TITLE, runs, at=at)
    index.forget(db.connection(), f"/exercices/{proposition.slug}")
    _remember(folder, proposition.slug)
    erasing.leave_no_trace(db)


def withdraw_again(database: Database, folder: Path, *, at: datetime) -> None:
    """Replay withdrawals before a site starts; it writes nothing when there is nothing to take back."""
    with database.reading() as db:
        if not is_due(db, folder):
            return
    with database.writing() as db:
        replay(db, folder, at=at)


def replay(db: Session, folder: Path, *, at: datetime) -> int:
    """Withdraw again what a back-up of before has brought back; return how many texts that was."""
    found = _back(db, folder)
    for proposition in found:
        withdraw(db, proposition, folder, by=None, at=at)
    return len(found)


def is_due(db: Session, folder: Path) -> bool:
    """Tell whether anything has to be withdrawn again."""
    return bool(_back(db, folder))


def _back(db: Session, folder: Path) -> Sequence[Proposition]:
    slugs = withdrawn.remembered(folder)
    if not slugs:
        return ()
    back = select(Proposition).where(Proposition.slug.in_(slugs))
    return db.scalars(back.where(Proposition.withdrawn_at.is_(None))).all()


def _remember(folder: Path, slug: str) -> None:
    if slug in withdrawn.remembered(folder):
        return
    try:
        withdrawn.remember(folder, slug)
    except OSError as error:
        raise NotKept from error
