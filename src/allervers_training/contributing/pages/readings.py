"""View of what others propose, for readers: what waits, what is under way, what was accepted."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from allervers_training.accounts.models import Person
from allervers_training.catalogue.domain import Course
from allervers_training.contributing import access
from allervers_training.contributing.domain import moves
from allervers_training.contributing.domain.document import title_of
from allervers_training.contributing.domain.guides import GUIDES
from allervers_training.contributing.domain.words import PropositionState
from allervers_training.contributing.models import Proposition, Revision
from allervers_training.contributing.pages.easy import EasyListed, EasyRow, easy_list, easy_table
from allervers_training.contributing.queries import reading as queries
from allervers_training.contributing.queries import writing as names_of
from allervers_training.kernel.errors import NotFound

S = PropositionState
WITH_READERS, WITH_AUTHOR, DONE = (S.SENT, S.IN_REVIEW), (S.CHANGES_REQUESTED, S.AUTHOR_CHECK), (S.ACCEPTED,)  # fmt: skip
STATES = {
    S.SENT: "Personne ne le relit encore",
    S.IN_REVIEW: "En relecture",
    S.CHANGES_REQUESTED: "Reprise demandée",
    S.AUTHOR_CHECK: "Accord demandé à son auteur·e",
    S.ACCEPTED: "Accepté par son auteur·e",
    S.DRAFT: "Entre les mains de son auteur·e",
    S.WITHDRAWN: "Retiré",
}


@dataclass(frozen=True, slots=True)
class Listed:
    """One text, as the list shows it."""

    slug: str
    title: str
    kind: str
    author: str
    state: str
    version: int
    sent: datetime
    due: datetime | None
    is_late: bool
    reader: str
    is_mine: bool  # hers who looks: somebody else reads it
    waits_for_peer: bool


@dataclass(frozen=True, slots=True)
class ReadingsPage:
    """`key` is that of a peer, whose page is a simple one."""

    key: str
    waiting: tuple[Listed, ...]
    with_author: tuple[Listed, ...]
    done: tuple[Listed, ...]
    easy: tuple[EasyListed, ...]  # to read, for a peer
    table: tuple[EasyRow, ...]  # what peers said, for the team
    is_team: bool
    is_full: bool


def readings_page(db: Session, person: Person, course: Course, *, at: datetime) -> ReadingsPage:
    """List every text that was sent; raises `NotFound` for whoever reads none."""
    if not access.reads(db, person):
        raise NotFound
    waiting, with_author, done = (_listed(db, person, states, at) for states in (WITH_READERS, WITH_AUTHOR, DONE))  # fmt: skip
    is_peer = access.is_peer(db, person)
    first = sorted(waiting, key=lambda one: _place(one, is_peer=is_peer))
    easy = easy_list(db, course, person) if is_peer else ()
    table = easy_table(db, course) if access.trains(person) else ()
    is_full = max(map(len, (waiting, with_author, done))) > queries.MOST_LISTED
    key = access.contributor(db, person).key if is_peer else ""
    return ReadingsPage(
        key, tuple(first), with_author, done, easy, table, person.is_trainer, is_full
    )


def _place(one: Listed, *, is_peer: bool) -> tuple[bool, bool, datetime]:
    """Own texts last; for a peer, what awaits one first; then the oldest promise."""
    return one.is_mine, is_peer and not one.waits_for_peer, one.sent


def _listed(
    db: Session, person: Person, states: tuple[PropositionState, ...], at: datetime
) -> tuple[Listed, ...]:
    rows = queries.newest_texts(db, states, newest_first=states == DONE)
    texts = [text.id for _, text in rows]
    peers, taken = queries.peers_for(db, texts), queries.taken_by(db, texts)
    people = {one.author_id for one, _ in rows} | set(taken.values())
    names = names_of.names(db, {number for number in people if number})

    def shown(one: Proposition, text: Revision) -> Listed:
        due = text.at + moves.ANSWER_WITHIN if one.state in moves.WAITING else None
        has_peer = any(revision == text.id for revision, _ in peers)
        return Listed(
            one.slug,
            title_of(one.kind, text.answers or {}),
            GUIDES[one.kind].name,
            names.get(one.author_id or 0, ""),
            STATES[one.state],
            text.number,
            text.at,
            due,
            bool(due and due < at),
            names.get(taken.get(text.id) or 0, ""),
            one.author_id == person.id,
            one.kind in moves.PEER_READS and one.state in moves.WAITING and not has_peer,
        )

    return tuple(shown(one, text) for one, text in rows)
