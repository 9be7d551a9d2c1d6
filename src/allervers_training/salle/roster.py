"""Who is in a room, and what stands before it, as the database says."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from allervers_training.activities.access import activity_on
from allervers_training.activities.service import activities_of
from allervers_training.cohorts import queries
from allervers_training.cohorts.domain import EnrolmentStatus, SessionRole
from allervers_training.cohorts.models import Cohort, DemiJournee
from allervers_training.conducteur import queries as conducteur
from allervers_training.contributing.service.notices import Notice, unseen
from allervers_training.emargement import queries as presence
from allervers_training.emargement.domain import Attendance, half_day_on
from allervers_training.kernel import clock
from allervers_training.kernel.clock import room_time
from allervers_training.kernel.db import Database
from allervers_training.kernel.errors import NotFound
from allervers_training.salle.day import deroule_of
from allervers_training.salle.deroule import Deroule
from allervers_training.salle.guide import Notes
from allervers_training.salle.prepared import Prepared


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
    prepared: tuple[Prepared, ...] = ()
    capacity: int = 0
    to_check: int = 0  # how many are here whom nobody has matched yet
    statuses: Mapping[int, Attendance] = field(default_factory=dict)  # of the half-day that is on
    half_day: int | None = None  # the one whose roll is called now
    deroule: Deroule | None = None  # None: nobody has built a running order
    notes: Notes | None = None
    groups: Mapping[int, int] = field(default_factory=dict)  # of people whose employer is known
    notices: tuple[Notice, ...] = ()  # of texts that were withdrawn, until the team has seen them


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
    at = clock.now()
    with database.reading() as db:
        cohort = db.get(Cohort, cohort_id)
        if cohort is None:
            raise NotFound
        people = [
            place for place in queries.roster(db, cohort) if place.status != EnrolmentStatus.REMOVED
        ]
        on, half_days = activity_on(db, cohort_id), conducteur.half_days_of(db, cohort_id)
        half = half_day_on(half_days, room_time(at))
        return Roster(
            cohort_id=cohort_id,
            title=cohort.title,
            code=cohort.join_code if cohort.is_open else "",
            names={place.id: place.shown_name for place in people},
            trainees=frozenset(p.id for p in people if p.role == SessionRole.TRAINEE),
            on=on.id if on else None,
            content_hash=cohort.content_hash,
            module_id=cohort.module_id,
            prepared=_prepared(db, cohort_id),
            capacity=cohort.capacity,
            to_check=sum(place.status == EnrolmentStatus.TO_CHECK for place in people),
            statuses=_statuses(db, cohort_id, half),
            half_day=half.id if half else None,
            deroule=deroule_of(half_days, conducteur.steps_of(db, cohort_id), at),
            groups=groups_of({place.id: place.employer for place in people}),
            notices=unseen(db, cohort_id),
        )


def _prepared(db: Session, cohort_id: int) -> tuple[Prepared, ...]:
    return tuple(
        Prepared(one.id, one.title, one.closed_at is not None, one.exercise_id)
        for one in activities_of(db, cohort_id)
    )


def _statuses(db: Session, cohort_id: int, half: DemiJournee | None) -> Mapping[int, Attendance]:
    if half is None:
        return {}
    return presence.statuses_of(db, half.id, queries.absorbed_by(db, cohort_id))


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
