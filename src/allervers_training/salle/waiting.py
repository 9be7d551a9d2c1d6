"""What each screen of a room shows while no activity is on; names are for the console alone."""

from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass, replace

from allervers_training.activities.engine.kind import Audience, Room
from allervers_training.emargement.domain import Attendance
from allervers_training.salle.deroule import NO_MOMENT, Moment
from allervers_training.salle.roster import Roster

WAITING = "attente"  # the one region that every audience has
NAMED = 60  # people; beyond, the console counts and lets search


@dataclass(frozen=True)
class Wall:
    """The door, large, until the room is full; then the step that is on."""

    title: str
    code: str
    registered: int
    is_full: bool
    moment: Moment

    @property
    def shows_door(self) -> bool:
        is_busy = self.moment.is_rest or bool(self.moment.back or self.moment.screen)
        return bool(self.code) and not self.is_full and not is_busy


@dataclass(frozen=True)
class Person:
    """One expected person, on the console."""

    name: str
    connected: bool
    status: Attendance | None


@dataclass(frozen=True)
class Here:
    """Who is here: three numbers, and names as long as they can be read."""

    cohort_id: int
    registered: int
    connected: int
    present: int
    absent: int
    to_check: int
    half_day: int | None
    people: tuple[Person, ...]
    is_many: bool


class Arrivals:
    """Who has been connected in each room since its half-day began: a phone that sleeps empties no place."""

    def __init__(self) -> None:
        self._came: dict[int, tuple[int | None, set[int]]] = {}

    def of(self, roster: Roster, here: Collection[int]) -> set[int]:
        half_day, came = self._came.get(roster.cohort_id, (None, set()))
        came = came | set(here) if half_day == roster.half_day else set(here)
        self._came[roster.cohort_id] = (roster.half_day, came)
        return came


def waiting(
    roster: Roster, audience: Audience, room: Room, connected: Collection[int], *, is_full: bool
) -> Mapping[str, Hashable]:
    """Return what each region shows; a step change is one picture for each audience."""
    moment = roster.deroule.moment if roster.deroule else NO_MOMENT
    match audience:
        case Audience.PARTICIPANT:
            return {WAITING: replace(moment, screen=None, place="")}  # a text is read on the wall
        case Audience.PROJECTION:
            return {WAITING: Wall(room.title, room.code, room.registered, is_full, moment)}
        case Audience.CONSOLE:
            return {WAITING: here(roster, room, connected), **_cockpit(roster)}


def here(roster: Roster, room: Room, connected: Collection[int]) -> Here:
    statuses = [roster.statuses.get(place) for place in roster.trainees]
    is_many = len(roster.trainees) > NAMED
    return Here(
        cohort_id=roster.cohort_id,
        registered=room.registered,
        connected=room.connected,
        present=statuses.count(Attendance.PRESENT),
        absent=statuses.count(Attendance.ABSENT),
        to_check=roster.to_check,
        half_day=roster.half_day,
        people=()
        if is_many
        else tuple(
            Person(name, place in connected, roster.statuses.get(place))
            for place, name in room.trainees
        ),
        is_many=is_many,
    )


def is_full(roster: Roster, came: Collection[int]) -> bool:
    """Tell whether everybody who is expected has come; somebody noted absent is expected no more."""
    noted = roster.statuses
    expected = {p for p in roster.trainees if noted.get(p) is not Attendance.ABSENT}
    arrived = {p for p in expected if p in came or noted.get(p) is Attendance.PRESENT}
    fills = 0 < roster.capacity <= len(arrived)
    return bool(expected) and (fills or arrived == expected)


def _cockpit(roster: Roster) -> Mapping[str, Hashable]:
    if roster.deroule is None:
        return {}
    return {
        "notes": roster.notes,
        "etapes": (roster.deroule.bande.on, roster.cohort_id, roster.deroule.etapes),
    }
