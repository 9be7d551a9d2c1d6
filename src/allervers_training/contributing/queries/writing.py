"""Reads for pages: what somebody proposes, what is missing, whose voice waits, who may propose."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from allervers_training.accounts.domain import LinkPurpose
from allervers_training.accounts.models import AccessLink, Person
from allervers_training.contributing.domain.moves import OPEN_TO_AUTHOR, WAITING
from allervers_training.contributing.domain.words import PropositionState
from allervers_training.contributing.models import (
    Contributor,
    Need,
    Proposition,
    Recording,
    Remark,
    Revision,
)


def mine(db: Session, person: Person) -> list[Proposition]:
    """Return what somebody proposes, what moved last first."""
    hers = select(Proposition).where(Proposition.author_id == person.id)
    return list(db.scalars(hers.order_by(Proposition.changed_at.desc(), Proposition.id.desc())))


def open_needs(db: Session) -> list[Need]:
    """Return what trainers say is missing, the newest first."""
    return list(db.scalars(select(Need).where(Need.closed_at.is_(None)).order_by(Need.id.desc())))


def voices(db: Session, proposition: Proposition) -> dict[str, Recording]:
    """Return what its author said, by question."""
    hers = select(Recording).where(Recording.proposition_id == proposition.id)
    return {found.field: found for found in db.scalars(hers)}


def just_typed(db: Session, person: Person) -> set[int]:
    """Return the numbers of her texts with a voice typed out since she touched them last."""
    hers = (
        select(Recording.proposition_id)
        .join(Proposition, Proposition.id == Recording.proposition_id)
        .where(Proposition.author_id == person.id, Recording.typed_at >= Proposition.changed_at)
    )
    return set(db.scalars(hers))


def is_just_typed(proposition: Proposition, voice: Recording) -> bool:
    """Tell whether somebody typed a voice out, and its author has touched nothing since."""
    return voice.typed_at is not None and voice.typed_at >= proposition.changed_at


def names(db: Session, people: set[int]) -> dict[int, str]:
    """Return the names of people, by number."""
    rows = db.execute(select(Person.id, Person.name).where(Person.id.in_(people)))
    return {row[0]: row[1] for row in rows}


def who_said(db: Session, people: set[int]) -> dict[int, tuple[str, bool]]:
    """Return the first name of readers, and whether each trains; whoever reads otherwise is a peer."""
    found = db.scalars(select(Person).where(Person.id.in_(people)))
    return {person.id: (person.name.split()[0], person.is_trainer) for person in found}


def voices_to_type(db: Session, person: Person) -> list[tuple[Recording, Proposition]]:
    """Return the voices that wait to be typed, the oldest first; nobody types her own."""
    return [(v, p) for v, p in _voices_of_others(db, person, OPEN_TO_AUTHOR) if v.typed_at is None]


def voices_sent(db: Session, person: Person) -> list[tuple[Recording, Proposition]]:
    """Return every voice of texts that wait for a reader; whether each is written is `access.voices_left`'s to say."""
    return _voices_of_others(db, person, WAITING)


def remarks_to_author(db: Session, revision: Revision | None) -> list[Remark]:
    """Return what readers said of a text, in the order they said it."""
    if revision is None:
        return []
    said = select(Remark).where(Remark.revision_id == revision.id).order_by(Remark.id)
    return list(db.scalars(said))


@dataclass(frozen=True, slots=True)
class WhoProposes:
    """Somebody who may propose, as trainers see her."""

    person_id: int
    name: str
    reads_as_peer: bool
    has_card: bool


def who_proposes(db: Session) -> list[WhoProposes]:
    """Return everybody who may propose, by name."""
    card = (
        select(AccessLink.id)
        .where(
            AccessLink.person_id == Person.id,
            AccessLink.purpose == LinkPurpose.CONTRIBUTE,
            AccessLink.revoked_at.is_(None),
        )
        .exists()
    )
    rows = db.execute(
        select(Person.id, Person.name, Contributor.reads_as_peer, card)
        .join(Contributor, Contributor.person_id == Person.id)
        .order_by(Person.name, Person.id)
    )
    return [WhoProposes(*row) for row in rows]


def _voices_of_others(
    db: Session, person: Person, states: Collection[PropositionState]
) -> list[tuple[Recording, Proposition]]:
    rows = db.execute(
        select(Recording, Proposition)
        .join(Proposition, Proposition.id == Recording.proposition_id)
        .where(Proposition.state.in_(states), Proposition.author_id != person.id)
        .order_by(Recording.at, Recording.id)
    )
    return [(row[0], row[1]) for row in rows]
