"""What a session's team is told when a text that it had planned to use may no longer be shown."""

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
    """One text that is no longer shown; `kind` says what it was, and nothing of what it said."""

    id: int
    cohort_id: int
    kind: str
    is_withdrawn: bool  # else its author has kept it, and shows it no more


def tell(db: Session, proposition: Proposition, rooms: Collection[int], *, at: datetime) -> None:
    """Leave a notice in every session that is not over; one that was put away is told again."""
    today = room_day(at)
    still = select(Cohort.id).where(Cohort.id.in_(rooms), Cohort.ends_on >= today)
    left = select(WithdrawalNotice).where(WithdrawalNotice.proposition_id == proposition.id)
    known = {notice.cohort_id: notice for notice in db.scalars(left)}
    for room in db.scalars(still.order_by(Cohort.id)):
        notice = known.get(room) or WithdrawalNotice(cohort_id=room, proposition_id=proposition.id)
        notice.at, notice.seen_at = at, None
        db.add(notice)
    db.flush()


def unseen(db: Session, cohort_id: int) -> tuple[Notice, ...]:
    """Return what the team of a session has not yet seen."""
    rows = db.execute(
        select(WithdrawalNotice, Proposition.kind, Proposition.withdrawn_at)
        .join(Proposition, Proposition.id == WithdrawalNotice.proposition_id)
        .where(WithdrawalNotice.cohort_id == cohort_id, WithdrawalNotice.seen_at.is_(None))
        .order_by(WithdrawalNotice.id)
    )
    return tuple(
        Notice(notice.id, cohort_id, GUIDES[kind].name, withdrawn_at is not None)
        for notice, kind, withdrawn_at in rows
    )


def see(db: Session, cohort: Cohort, notice_id: int, *, at: datetime) -> None:
    """Put a notice away for the whole team; a second tap changes nothing."""
    found = db.get(WithdrawalNotice, notice_id)
    if found is None or found.cohort_id != cohort.id:
        raise NotFound
    found.seen_at = found.seen_at or at
    db.flush()
    after_commit(db, lambda: room_changed.send(cohort.id))
