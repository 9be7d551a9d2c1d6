"""What a matching does to paths: what one does by oneself on a device follows it.

What the team wrote, and a declaration that was sent, stay with the name that they were about.
"""

from datetime import datetime

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session

from allervers_training.cohorts.handover import Handover
from allervers_training.progress.domain.words import OWN, DeclarationState, Happened
from allervers_training.progress.models import Declaration, ProgressEvent, ReadingPlace


def follow(db: Session, told: Handover) -> None:
    if told.since is not None:
        _reading(db, told, told.since)
        _events(db, told, told.since)
        _draft(db, told, told.since)


def _reading(db: Session, told: Handover, since: datetime) -> None:
    """Move pages marked from the device; one that the giver had read before stays hers."""
    read_before = select(ProgressEvent.about).where(
        ProgressEvent.person_id == told.giver,
        ProgressEvent.type == Happened.READ,
        ProgressEvent.at < since,
    )
    moving = db.scalars(
        select(ReadingPlace).where(
            ReadingPlace.person_id == told.giver,
            ReadingPlace.at >= since,
            ReadingPlace.document_id.not_in(read_before),
        )
    ).all()
    own = db.scalars(select(ReadingPlace).where(ReadingPlace.person_id == told.taker))
    kept = {row.document_id: row for row in own}
    for row in moving:
        if (hers := kept.get(row.document_id)) is None:
            row.person_id = told.taker
        else:
            hers.is_done, hers.at = hers.is_done or row.is_done, max(hers.at, row.at)
            db.delete(row)
    db.flush()


def _events(db: Session, told: Handover, since: datetime) -> None:
    """Move lines that change no standing: the copies stay true. A positioning belongs to its session."""
    db.execute(
        update(ProgressEvent)
        .where(
            ProgressEvent.person_id == told.giver,
            ProgressEvent.type.in_(OWN),
            ProgressEvent.at >= since,
            or_(
                ProgressEvent.type != Happened.POSITIONED,
                ProgressEvent.cohort_id == told.cohort,
            ),
        )
        .values(person_id=told.taker, by_id=told.taker)
    )


def _draft(db: Session, told: Handover, since: datetime) -> None:
    db.execute(
        update(Declaration)
        .where(
            Declaration.person_id == told.giver,
            Declaration.state == DeclarationState.DRAFT,
            Declaration.created_at >= since,
        )
        .values(person_id=told.taker)
    )
