"""The only ways to obtain a person, a session or a link."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ColumnElement, bindparam, func, select
from sqlalchemy.orm import Session, joinedload

from allervers_training.accounts.domain import LinkPurpose, SiteRole, link_is_open, same_name
from allervers_training.accounts.models import AccessLink, Person, PersonRole, WebSession
from allervers_training.kernel.errors import NotFound
from allervers_training.kernel.secrets import token_hash

MOST_DIGITS = 18  # of a number that both databases can hold
CLOSED_LINK = "Ce lien n'ouvre plus rien : il a déjà servi, il a expiré, ou il a été remplacé."


SESSION_OF = (  # built once: every page asks it
    select(WebSession)
    .where(
        WebSession.token_hash == bindparam("token_hash"),
        WebSession.revoked_at.is_(None),
        WebSession.expires_at > bindparam("at"),
    )
    .options(joinedload(WebSession.person).joinedload(Person.roles))
)


def session_person(db: Session, token: str, *, at: datetime) -> Person | None:
    """Return who holds this cookie, or nobody; one statement, roles included."""
    asked = {"token_hash": token_hash(token), "at": at}
    session = db.scalars(SESSION_OF, asked).unique().one_or_none()
    return session.person if session else None


def who_runs_sessions(db: Session, *, most: int) -> list[Person]:
    """Return the trainers and administrators of the site, the first ones first."""
    holds = Person.roles.any(PersonRole.role.in_((SiteRole.TRAINER, SiteRole.ADMIN)))
    return list(db.scalars(select(Person).where(holds).order_by(Person.id).limit(most)))


def people_called(db: Session, said: str) -> list[Person]:
    """Return whoever has this number, this address or this name, for whoever administers the site.

    Several people may share a name, or an address.
    """
    if said.isascii() and said.isdigit():
        found = db.get(Person, int(said)) if len(said) <= MOST_DIGITS else None
        return [found] if found else []
    if "@" in said:
        same_address = func.lower(Person.email) == said.strip().lower()
        return list(db.scalars(select(Person).where(same_address).order_by(Person.id)))
    everybody = db.scalars(select(Person).order_by(Person.id))
    return [person for person in everybody if same_name(person.name, said)]


def open_link(db: Session, token: str, *, at: datetime) -> AccessLink:
    """Return a link that lets its person in now; raises `NotFound` otherwise."""
    return _open(db, token, AccessLink.purpose != LinkPurpose.CALENDAR, at=at)


def calendar_link(db: Session, token: str, *, at: datetime) -> AccessLink:
    """Return the address that a calendar program reads, with its person; it opens nothing else."""
    return _open(db, token, AccessLink.purpose == LinkPurpose.CALENDAR, at=at)


def calendar_link_of(db: Session, person: Person) -> AccessLink | None:
    """Return somebody's own calendar address, if she has one."""
    return db.scalars(
        select(AccessLink)
        .where(
            AccessLink.person_id == person.id,
            AccessLink.purpose == LinkPurpose.CALENDAR,
            AccessLink.revoked_at.is_(None),
        )
        .order_by(AccessLink.id.desc())
        .limit(1)
    ).one_or_none()


def _open(db: Session, token: str, good_for: ColumnElement[bool], *, at: datetime) -> AccessLink:
    link = (
        db.scalars(
            select(AccessLink)
            .where(AccessLink.token_hash == token_hash(token), good_for)
            .options(joinedload(AccessLink.person).joinedload(Person.roles))
        )
        .unique()
        .one_or_none()
    )
    is_open = link and link_is_open(
        expires_at=link.expires_at, used_at=link.used_at, revoked_at=link.revoked_at, at=at
    )
    if not link or not is_open:
        raise NotFound(CLOSED_LINK)
    return link


def newest_links(db: Session, people: Collection[int]) -> dict[int, int]:
    """Return, for whoever holds a card or a lasting link that works, the number of the newest."""
    rows = db.execute(
        select(AccessLink.person_id, func.max(AccessLink.id))
        .where(
            AccessLink.person_id.in_(people),
            AccessLink.purpose == LinkPurpose.PERSONAL,
            AccessLink.revoked_at.is_(None),
        )
        .group_by(AccessLink.person_id)
    )
    return {row[0]: row[1] for row in rows}
