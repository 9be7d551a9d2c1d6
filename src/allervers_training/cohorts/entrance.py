"""Who may enter a session as a trainee: asked whenever a place begins to count, whoever gives it and however.

The rule belongs to a higher room, which `app.py` wires here. Nothing that gives places has to think of it:
what a database session is about to write is looked at, so that no way in can be forgotten.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from sqlalchemy import inspect
from sqlalchemy.orm import Session, attributes

from allervers_training.cohorts.domain import EnrolmentStatus, SessionRole
from allervers_training.cohorts.models import Cohort, Enrolment
from allervers_training.kernel.db import Database
from allervers_training.kernel.errors import Refused

Seat = tuple[int, int]  # a session, and a person who has a place in it that counts


@dataclass(frozen=True)
class WayOut:
    """What somebody may do about a closed door, in words for the team."""

    title: str
    text: str


@dataclass(frozen=True)
class Refusal:
    """Why a session is closed to one person, and what she may do about it."""

    name: str
    sentence: str
    ways_out: tuple[WayOut, ...]


class Entrance(Protocol):
    """What `cohorts` asks of whoever knows the rules of modules; each method costs a few statements, for any number."""

    def closed_for(
        self, db: Session, cohort: Cohort, persons: Collection[int]
    ) -> Mapping[int, Refusal]: ...

    def newcomers(self, db: Session, cohort: Cohort) -> Refusal | None: ...

    def entered(self, db: Session, cohort: Cohort, persons: Collection[int]) -> None: ...

    def left(self, db: Session, cohort: Cohort, persons: Collection[int]) -> None: ...


class EntranceClosed(Refused):
    """The rule of the module says no to some people; nothing has been written."""

    def __init__(self, cohort_id: int, refusals: tuple[Refusal, ...]) -> None:
        ways = " ".join(way.text for way in refusals[0].ways_out)
        super().__init__(refusals[0].sentence, remedy=ways)
        self.cohort_id = cohort_id
        self.refusals = refusals


def wire(database: Database, entrance: Entrance) -> None:
    if "entrance" not in database.info:  # twice would write twice
        database.before_flush(_watch)
    database.info["entrance"] = entrance


def closed_for(db: Session, persons: Collection[int], cohort: Cohort) -> Mapping[int, Refusal]:
    """Return those of these people to whom a session is closed, and why; a few statements for any number."""
    return _entrance(db).closed_for(db, cohort, persons)


def closed_for_newcomers(db: Session, cohort: Cohort) -> Refusal | None:
    """Return why a session is closed to somebody of whom nothing is known yet, or None."""
    return _entrance(db).newcomers(db, cohort)


def may_wait(db: Session) -> None:
    """Let whoever is refused in this transaction keep a place « à vérifier » instead: live only, nothing tracked."""
    db.info["may_wait"] = True


def counts(role: SessionRole, status: EnrolmentStatus) -> bool:
    """Tell whether a place enters its person's path."""
    return role == SessionRole.TRAINEE and status == EnrolmentStatus.CONFIRMED


def _entrance(db: Session) -> Entrance:
    entrance: Entrance = db.info["entrance"]
    return entrance


def _watch(db: Session) -> None:
    """See who enters and who leaves; whoever had her place when the transaction began keeps it."""
    written = [one for one in (*db.new, *db.dirty, *db.deleted) if isinstance(one, Enrolment)]
    if not written:
        return
    before = {seat for place in written for seat in _seat_before(place)}
    after = {seat: place for place in written if place not in db.deleted for seat in _seat(place)}
    had: set[Seat] = db.info.setdefault("had_a_seat", set())
    had |= before
    for cohort_id, people in _by_session(seat for seat in after if seat not in had).items():
        _ask(db, cohort_id, people, after)
    now_in = {seat for seat, place in after.items() if place.status == EnrolmentStatus.CONFIRMED}
    for cohort_id, people in _by_session(before - now_in).items():
        _entrance(db).left(db, db.get_one(Cohort, cohort_id), people)
    for cohort_id, people in _by_session(now_in - before).items():
        _entrance(db).entered(db, db.get_one(Cohort, cohort_id), people)


def _ask(
    db: Session, cohort_id: int, people: Collection[int], places: Mapping[Seat, Enrolment]
) -> None:
    refusals = _entrance(db).closed_for(db, db.get_one(Cohort, cohort_id), people)
    if refusals and not db.info.get("may_wait"):
        raise EntranceClosed(cohort_id, tuple(refusals[one] for one in sorted(refusals)))
    for person in refusals:
        places[cohort_id, person].status = EnrolmentStatus.TO_CHECK


def _seat(place: Enrolment) -> Iterator[Seat]:
    if counts(place.role, place.status):
        yield place.cohort_id, place.person_id


def _seat_before(place: Enrolment) -> Iterator[Seat]:
    """Give the place as the database has it; what is not known for sure did not count."""
    if inspect(place).persistent and counts(_old(place, "role"), _old(place, "status")):
        yield place.cohort_id, _old(place, "person_id")


def _old(place: Enrolment, name: str) -> Any:  # noqa: ANN401 - whatever the column holds
    history = attributes.get_history(place, name)
    return next(iter((*history.deleted, *history.unchanged)), None)


def _by_session(seats: Iterable[Seat]) -> Mapping[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for cohort_id, person_id in seats:
        found[cohort_id].append(person_id)
    return found
