"""Who is in a room, and what stands before it, as the database says."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from allervers_training.activities.access import activity_on
from allervers_training.activities.service import activities_of
from allervers_training.cohorts import queries
from allervers_training.cohorts.domain import EnrolmentStatus, SessionRole
from allervers_training.cohorts.models import Cohort
from allervers_training.kernel.db import Database
from allervers_training.kernel.errors import NotFound


@dataclass(frozen=True)
class Roster:
    """Who is in a room, as last read."""

    cohort_id: int
    title: str
    code: str
    names: Mapping[int, str]  # enrolment id -> name shown
    trainees: frozenset[int]
    on: int | None  # the activity in front of the room
    content_hash: str
    module_id: str
    prepared: tuple["Prepared", ...] = ()
    groups: Mapping[int, int] = field(default_factory=dict)  # of people whose employer is known


@dataclass(frozen=True)
class Prepared:
    """An activity of this session, on or waiting or over."""

    id: int
    title: str
    is_over: bool


@dataclass(frozen=True)
class Known:
    """How many people something is known of."""

    some: int
    of: int


@dataclass(frozen=True)
class People:
    """Names of a room as views want them, for one roster and one set of seats."""

    roster: Roster
    seats: Mapping[int, int]
    names: Mapping[int, str]  # local number -> name shown
    unseated: tuple[str, ...]
    trainees: tuple[tuple[int, str], ...]


def people_of(roster: Roster, seats: Mapping[int, int]) -> People:
    by_name = sorted((roster.names[place], place) for place in roster.trainees)
    return People(
        roster=roster,
        seats=seats,
        names={n: roster.names.get(place, f"n° {n}") for place, n in seats.items()},
        unseated=tuple(name for name, place in by_name if place not in seats),
        trainees=tuple((place, name) for name, place in by_name),
    )


def read_roster(database: Database, cohort_id: int) -> Roster:
    """Read who is in a room and what is on; raises `NotFound` when there is no such room."""
    with database.reading() as db:
        cohort = db.get(Cohort, cohort_id)
        if cohort is None:
            raise NotFound
        people = [
            place for place in queries.roster(db, cohort) if place.status != EnrolmentStatus.REMOVED
        ]
        on = activity_on(db, cohort_id)
        return Roster(
            cohort_id=cohort_id,
            title=cohort.title,
            code=cohort.join_code if cohort.is_open else "",
            names={place.id: place.shown_name for place in people},
            trainees=frozenset(p.id for p in people if p.role == SessionRole.TRAINEE),
            on=on.id if on else None,
            content_hash=cohort.content_hash,
            module_id=cohort.module_id,
            prepared=tuple(
                Prepared(one.id, one.title, one.closed_at is not None)
                for one in activities_of(db, cohort_id)
            ),
            groups=groups_of({place.id: place.employer for place in people}),
        )


def employers_known(db: Session, cohort: Cohort) -> Known:
    """Return of how many trainees the employer is known, as tables balanced by employer will see it."""
    trainees = [
        place
        for place in queries.roster(db, cohort)
        if place.role == SessionRole.TRAINEE and place.status != EnrolmentStatus.REMOVED
    ]
    return Known(len(groups_of({place.id: place.employer for place in trainees})), len(trainees))


def groups_of(employers: Mapping[int, str]) -> dict[int, int]:
    """Return a number for each employer, whoever typed it and however; nothing where none is known."""
    numbers: dict[str, int] = {}
    plain = {place: _plain(employer) for place, employer in employers.items()}
    return {p: numbers.setdefault(name, len(numbers)) for p, name in plain.items() if name}


def _plain(text: str) -> str:
    bare = unicodedata.normalize("NFKD", text.casefold().replace("œ", "oe"))
    return "".join(sign for sign in bare if sign.isalnum())
