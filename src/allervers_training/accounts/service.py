"""Creating people, letting them in and out."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import insert, update
from sqlalchemy.orm import Session

from allervers_training.accounts import access
from allervers_training.accounts.domain import (
    INVITATION_LASTS,
    SESSION_LASTS,
    LinkPurpose,
    SiteRole,
)
from allervers_training.accounts.models import (
    AccessLink,
    AuditEntry,
    Person,
    PersonRole,
    WebSession,
)
from allervers_training.kernel.db import after_commit
from allervers_training.kernel.secrets import new_token, token_hash
from allervers_training.kernel.signals import rights_changed

LETS_IN = (LinkPurpose.INVITATION, LinkPurpose.PERSONAL, LinkPurpose.CONTRIBUTE)


@dataclass(frozen=True)
class Opened:
    """A new session: the secret goes to the cookie, and only there."""

    token: str
    lasts: timedelta
    person: Person
    through: LinkPurpose | None = None  # what the link was for, when there was one


def create_person(
    db: Session,
    name: str,
    *,
    at: datetime,
    roles: tuple[SiteRole, ...] = (),
    provisional: bool = False,
) -> Person:
    """Add somebody; `name` is already clean."""
    held = [PersonRole(role=role) for role in roles]
    person = Person(name=name, provisional=provisional, created_at=at, roles=held)
    db.add(person)
    db.flush()
    return person


def create_people(db: Session, people: Sequence[tuple[str, str]], *, at: datetime) -> list[int]:
    """Add many at once, each with a clean name and an address that may be empty; return their numbers.

    Databases give rows back in any order. Two new people of the same name and address are interchangeable.
    """
    rows = [
        {"name": n, "email": e or None, "created_at": at, "provisional": False} for n, e in people
    ]
    if not rows:
        return []
    made = db.execute(insert(Person).returning(Person.id, Person.name, Person.email), rows)
    numbers: dict[tuple[str, str], list[int]] = {}
    for number, name, email in made:
        numbers.setdefault((name, email or ""), []).append(number)
    return [numbers[person].pop() for person in people]


def create_link(db: Session, person: Person, purpose: LinkPurpose, *, at: datetime) -> str:
    """Make a link for a person and return its secret, which is shown once and never stored."""
    token = new_token()
    expires = at + INVITATION_LASTS if purpose is LinkPurpose.INVITATION else None
    link = AccessLink(
        token_hash=token_hash(token),
        person_id=person.id,
        purpose=purpose,
        created_at=at,
        expires_at=expires,
    )
    db.add(link)
    db.flush()
    return token


def revoke_links(
    db: Session,
    person_id: int,
    *,
    by: int | None,
    at: datetime,
    purposes: Collection[LinkPurpose] = LETS_IN,
) -> None:
    """Close what lets a person in (lost card, lost phone), or a part of it; her calendar keeps its address."""
    _revoke(db, person_id, purposes, at=at)
    after_commit(db, rights_changed.send)
    audit(db, "links_revoked", "person", person_id, by=by, at=at)


def revoke_calendar(db: Session, person_id: int, *, by: int | None, at: datetime) -> None:
    """Close the address at which calendar programs read somebody's sessions."""
    _revoke(db, person_id, (LinkPurpose.CALENDAR,), at=at)
    audit(db, "calendar_revoked", "person", person_id, by=by, at=at)


def close_sessions(db: Session, person_id: int, *, by: int | None, at: datetime) -> None:
    """Sign a person out of every device: one of them may be in other hands."""
    db.execute(
        update(WebSession)
        .where(WebSession.person_id == person_id, WebSession.revoked_at.is_(None))
        .values(revoked_at=at)
    )
    after_commit(db, rights_changed.send)
    audit(db, "sessions_closed", "person", person_id, by=by, at=at)


def enter_by_link(db: Session, token: str, *, at: datetime) -> Opened:
    """Use a link; an invitation is used up. Raises `NotFound` when it is not open."""
    link = access.open_link(db, token, at=at)
    if link.purpose is LinkPurpose.INVITATION:
        link.used_at = at
    return replace(open_session(db, link.person, at=at), through=link.purpose)


def open_session(db: Session, person: Person, *, at: datetime) -> Opened:
    """Sign a person in on this device, with a fresh secret."""
    token = new_token()
    lasts = SESSION_LASTS["staff" if person.roles else "participant"]
    db.add(
        WebSession(
            token_hash=token_hash(token), person_id=person.id, created_at=at, expires_at=at + lasts
        )
    )
    db.flush()
    return Opened(token, lasts, person)


def close_session(db: Session, token: str | None, *, at: datetime) -> None:
    """Sign out for good: a copy of the cookie opens nothing afterwards; without a cookie, nothing to do."""
    if not token:
        return
    db.execute(
        update(WebSession).where(WebSession.token_hash == token_hash(token)).values(revoked_at=at)
    )
    after_commit(db, rights_changed.send)


def audit(
    db: Session, action: str, subject: str, subject_id: int, *, by: int | None, at: datetime
) -> None:
    """Note who did what to whose data, in the same transaction."""
    db.add(AuditEntry(at=at, actor_id=by, action=action, subject=subject, subject_id=subject_id))


def _revoke(
    db: Session, person_id: int, purposes: Collection[LinkPurpose], *, at: datetime
) -> None:
    db.execute(
        update(AccessLink)
        .where(AccessLink.person_id == person_id, AccessLink.purpose.in_(purposes))
        .where(AccessLink.revoked_at.is_(None))
        .values(revoked_at=at)
    )
