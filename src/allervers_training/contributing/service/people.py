"""Inviting people to propose: who they are, their cards, and closing what a lost card would open."""

import secrets
from datetime import datetime

from sqlalchemy.orm import Session

from allervers_training.accounts import service as accounts
from allervers_training.accounts.domain import LinkPurpose, same_name
from allervers_training.accounts.models import Person
from allervers_training.contributing.models import Contributor
from allervers_training.contributing.queries import writing as queries
from allervers_training.kernel.errors import Invalid

SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"  # without i, l, o, 0 and 1, which pass for each other
KEY_LENGTH = 6
KNOWN = "{} est déjà dans la liste. Ajoutez une initiale, ou refaites sa carte plus bas."


def invite(db: Session, name: str, *, by: Person, at: datetime) -> tuple[Contributor, str]:
    """Add somebody who may propose; return her row and the secret of her card, shown once.

    Raises `Invalid` when her name would be confused with another's.
    """
    for known in queries.who_proposes(db):
        if same_name(known.name, name):
            raise Invalid({"prenom": KNOWN.format(known.name)})
    person = accounts.create_person(db, name, at=at)
    row = Contributor(person_id=person.id, key=_new_key(db), invited_by_id=by.id, created_at=at)
    db.add(row)
    db.flush()
    accounts.audit(db, "contributor_invited", "person", person.id, by=by.id, at=at)
    return row, accounts.create_link(db, person, LinkPurpose.CONTRIBUTE, at=at)


def new_card(db: Session, who: Contributor, *, by: Person, at: datetime) -> str:
    """Make another card, whose secret is returned; the ones before open nothing any more."""
    _close_cards(db, who, by=by, at=at)
    person = db.get_one(Person, who.person_id)
    return accounts.create_link(db, person, LinkPurpose.CONTRIBUTE, at=at)


def close(db: Session, who: Contributor, *, by: Person, at: datetime) -> None:
    """Close somebody's cards and sign her out everywhere; her texts stay hers, and a new card gives them back."""
    _close_cards(db, who, by=by, at=at)
    accounts.close_sessions(db, who.person_id, by=by.id, at=at)


def let_read(db: Session, who: Contributor, *, reads: bool, by: Person, at: datetime) -> None:
    """Say whether somebody reads what others propose, as a peer."""
    who.reads_as_peer = reads
    action = "peer_reading_given" if reads else "peer_reading_taken"
    accounts.audit(db, action, "person", who.person_id, by=by.id, at=at)


def random_signs(length: int) -> str:
    """Return letters and digits that are not taken for others when copied by hand."""
    return "".join(secrets.choice(SIGNS) for _ in range(length))


def _new_key(db: Session) -> str:
    key = random_signs(KEY_LENGTH)
    while db.query(Contributor.key).filter_by(key=key).first():
        key = random_signs(KEY_LENGTH)
    return key


def _close_cards(db: Session, who: Contributor, *, by: Person, at: datetime) -> None:
    only = (LinkPurpose.CONTRIBUTE,)
    accounts.revoke_links(db, who.person_id, by=by.id, at=at, purposes=only)
