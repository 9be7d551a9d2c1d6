"""The only ways to obtain what somebody proposes; another's draft looks like no proposition at all."""

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from allervers_training.accounts.domain import SiteRole
from allervers_training.accounts.models import Person
from allervers_training.contributing.domain.words import PropositionState
from allervers_training.contributing.models import Contributor, Need, Proposition, Revision
from allervers_training.kernel.errors import NotFound


def contributor(db: Session, person: Person) -> Contributor:
    """Return what lets somebody propose; to anybody else these pages do not exist."""
    found = db.get(Contributor, person.id)
    if found is None:
        raise NotFound
    return found


def mine(db: Session, slug: str, person: Person) -> Proposition:
    """Return a proposition for the one who wrote it, withdrawn or not."""
    return _one(db, slug, Proposition.author_id == person.id)


def reads(db: Session, person: Person) -> bool:
    """Tell whether somebody reads what others propose: a trainer, or a peer with lived experience."""
    return person.has_role(SiteRole.TRAINER, SiteRole.ADMIN) or is_peer(db, person)


def is_peer(db: Session, person: Person) -> bool:
    found = db.get(Contributor, person.id)
    return found is not None and found.reads_as_peer


def sent(db: Session, slug: str, person: Person) -> Proposition:
    """Return somebody else's proposition for a reader, once it was sent; drafts are nobody's to read."""
    if not reads(db, person):
        raise NotFound
    was_sent = select(Revision.id).where(Revision.proposition_id == Proposition.id).exists()
    return _one(db, slug, was_sent, Proposition.state != PropositionState.WITHDRAWN)


def newest(db: Session, proposition: Proposition) -> Revision | None:
    """Return the text that was sent last, or put to its author last."""
    return db.scalars(
        select(Revision)
        .where(Revision.proposition_id == proposition.id)
        .order_by(Revision.number.desc())
        .limit(1)
    ).one_or_none()


def agreed(db: Session, proposition: Proposition) -> Revision | None:
    """Return the text that its author agreed to and that no other has replaced, shown already or not."""
    return db.scalars(
        select(Revision).where(
            Revision.proposition_id == proposition.id,
            Revision.agreed_at.is_not(None),
            Revision.replaced_at.is_(None),
        )
    ).one_or_none()


def open_need(db: Session, need_id: int) -> Need:
    """Return something that is still missing; anybody who proposes may answer it."""
    found = db.get(Need, need_id)
    if found is None or found.closed_at:
        raise NotFound
    return found


def _one(db: Session, slug: str, *conditions: ColumnElement[bool]) -> Proposition:
    found = db.scalars(select(Proposition).where(Proposition.slug == slug, *conditions))
    proposition = found.one_or_none()
    if proposition is None:
        raise NotFound
    return proposition
