"""Reads for pages of readers: what waits, what was said of a text, and by whom."""

from collections.abc import Collection

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from allervers_training.contributing.domain.words import Happened, PropositionState, RemarkAnswer
from allervers_training.contributing.models import (
    Need,
    Proposition,
    PropositionEvent,
    Recording,
    Remark,
    Revision,
)

MOST_LISTED = 200  # the page says so when there are more


def newest_texts(
    db: Session, states: Collection[PropositionState], *, newest_first: bool = False
) -> list[tuple[Proposition, Revision]]:
    """Return texts that were sent and stand there now, each with its newest revision."""
    other = aliased(Revision)
    last = select(func.max(other.number)).where(other.proposition_id == Proposition.id)
    order = (Revision.at.desc(), Revision.id.desc()) if newest_first else (Revision.at, Revision.id)
    rows = db.execute(
        select(Proposition, Revision)
        .join(Revision, Revision.proposition_id == Proposition.id)
        .where(Proposition.state.in_(states), Revision.number == last.scalar_subquery())
        .order_by(*order)
        .limit(MOST_LISTED + 1)
    )
    return [(row[0], row[1]) for row in rows]


def peers_for(db: Session, revisions: Collection[int]) -> set[tuple[int | None, int | None]]:
    """Return which of these texts have a peer for them: revision, and who."""
    rows = db.execute(
        select(PropositionEvent.revision_id, PropositionEvent.by_id).where(
            PropositionEvent.revision_id.in_(revisions),
            PropositionEvent.type == Happened.PEER_AGREED,
        )
    )
    return {(row[0], row[1]) for row in rows}


def opinions(db: Session, text: Revision | None) -> list[PropositionEvent]:
    """Return what peers who are for a text wrote with it, in the order they said it."""
    if text is None:
        return []
    said = select(PropositionEvent).where(
        PropositionEvent.revision_id == text.id, PropositionEvent.type == Happened.PEER_AGREED
    )
    return list(db.scalars(said.order_by(PropositionEvent.id)))


def taken_by(db: Session, revisions: Collection[int]) -> dict[int | None, int | None]:
    """Return who said last that she reads each of these texts."""
    rows = db.execute(
        select(PropositionEvent.revision_id, PropositionEvent.by_id)
        .where(
            PropositionEvent.revision_id.in_(revisions),
            PropositionEvent.type == Happened.TAKEN,
        )
        .order_by(PropositionEvent.id)
    )
    return {row[0]: row[1] for row in rows}


def revisions(db: Session, proposition: Proposition) -> list[Revision]:
    """Return every text that was sent, the newest first."""
    hers = select(Revision).where(Revision.proposition_id == proposition.id)
    return list(db.scalars(hers.order_by(Revision.number.desc())))


def life(db: Session, proposition: Proposition) -> list[PropositionEvent]:
    """Return each step of its life, the newest first."""
    hers = select(PropositionEvent).where(PropositionEvent.proposition_id == proposition.id)
    return list(db.scalars(hers.order_by(PropositionEvent.id.desc())))


def last_step(db: Session, proposition: Proposition, *types: Happened) -> PropositionEvent | None:
    """Return the newest step of these sorts."""
    hers = select(PropositionEvent).where(
        PropositionEvent.proposition_id == proposition.id, PropositionEvent.type.in_(types)
    )
    return db.scalars(hers.order_by(PropositionEvent.id.desc()).limit(1)).one_or_none()


def voices_heard(db: Session, proposition: Proposition, text: Revision) -> list[Recording]:
    """Return the voices that came with a text, also those that she had written herself beside."""
    hers = select(Recording).where(
        Recording.proposition_id == proposition.id, Recording.at <= text.at
    )
    return list(db.scalars(hers.order_by(Recording.id)))


def waiting_remarks(remarks: Collection[Remark]) -> list[Remark]:
    return [remark for remark in remarks if remark.answer is RemarkAnswer.WAITING]


def needs(db: Session) -> list[Need]:
    """Return every need, the open ones first, the newest first among them."""
    newest = select(Need).order_by(Need.closed_at.is_not(None), Need.id.desc())
    return list(db.scalars(newest.limit(MOST_LISTED)))


def answers_to(db: Session, needs: Collection[int]) -> list[Proposition]:
    """Return the texts that answer needs and were sent: a draft answers nothing yet."""
    was_sent = select(Revision.id).where(Revision.proposition_id == Proposition.id).exists()
    found = select(Proposition).where(
        Proposition.need_id.in_(needs), was_sent, Proposition.state != PropositionState.WITHDRAWN
    )
    return list(db.scalars(found.order_by(Proposition.id)))
