"""What a session's team is told when a text that it had planned to use is withdrawn."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from allervers_training.cohorts.models import Cohort
from allervers_training.contributing.domain.guides import GUIDES
from allervers_training.contributing.models import Proposition, WithdrawalNotice
from allervers_training.kernel.clock import room_day
from allervers_training.kernel.db import after_commit
from allervers_training.kernel.errors import NotFound
from allervers_training.kernel.signals import room_changed


@dataclass(frozen=True, slots=True)
class Notice:
    """One text that is gone; `kind` says what it was, and nothing of what it said."""

    id: int
    cohort_id: int
    kind: str


def tell(db: Session, proposition: Proposition, rooms: Collection[int], *, at: datetime) -> None:
    """Leave a notice in every session that is not over."""
    today = room_day(at)
    still = select(Cohort.id).where(Cohort.id.in_(rooms), Cohort.ends_on >= today)
    for room in db.scalars(still.order_by(Cohort.id)):
        db.add(WithdrawalNotice(cohort_id=room, proposition_id=proposition.id, at=at))
    db.flush()


def unseen(db: Session, cohort_id: int) -> tuple[Notice, ...]:
    """Return what the team of a session has not yet seen."""
    rows = db.execute(
        select(WithdrawalNotice, Proposition.kind)
        .join(Proposition, Proposition.id == WithdrawalNotice.proposition_id)
        .where(WithdrawalNotice.cohort_id == cohort_id, WithdrawalNotice.seen_at.is_(None))
        .order_by(WithdrawalNotice.id)
    )
    return tuple(Notice(row[0].id, cohort_id, GUIDES[row[1]].name) for row in rows)


def see(db: Session, cohort: Cohort, notice_id: int, *, at: datetime) -> None:
    """Put a notice away for the whole team; a second tap changes nothing."""
    found = db.get(WithdrawalNotice, notice_id)
    if found is None or found.cohort_id != cohort.id:
        raise NotFound
    found.seen_at = found.seen_at or at
    db.flush()
    after_commit(db, lambda: room_changed.send(cohort.id))
