"""The running order as a room sees it: frozen pictures, put together once each time the room is read."""

from dataclasses import dataclass

from allervers_training.catalogue.fitting import Screen
from allervers_training.conducteur.domain import StepState
from allervers_training.conducteur.models import ConducteurStep


@dataclass(frozen=True)
class Etape:
    """One step of the half-day."""

    id: int
    title: str
    minutes: int
    state: StepState
    state_word: str
    when: str  # as planned: its hour, with its half-day when that is another one
    spent_minutes: int
    is_rest: bool


@dataclass(frozen=True)
class Now:
    """The step that is on, and its clock."""

    id: int
    title: str
    minutes: int
    paused: bool
    hour: str  # when it began
    until: str  # by when it should be over; empty while it is paused
    ends_ms: int | None  # the same, for the script; None while it is paused
    left: str  # what the clock shows while it stands still


@dataclass(frozen=True)
class Drift:
    """When the half-day will end; the script beside it follows the hour, the words hold without it."""

    said: str
    planned_ms: int
    holds_ms: int
    after_ms: int


@dataclass(frozen=True)
class Bande:
    """What is on and what is next: the strip above every console."""

    cohort_id: int
    half_day: int
    half_day_title: str
    is_parked: bool
    now: Now | None
    next: Etape | None
    instead: Etape | None  # what the calendar names, while an earlier half-day waits for its end
    drift: Drift | None  # None when nothing goes on
    on: int  # the step that is on, 0 for none: what its buttons were drawn from


@dataclass(frozen=True)
class Moment:
    """What phones and wall may know of the step that is on."""

    title: str = ""
    credit: str = (
        ""  # of a text that somebody proposed, as its author lets herself be named in a room
    )
    screen: Screen | None = None  # of the step's text, that the team put on the wall
    place: str = ""  # « 2 sur 5 », of a text that takes several screens
    is_rest: bool = False
    until: str = ""  # of a break that runs
    back: str = ""  # when a parked session goes on
    leader: int = 0  # the place of whoever animates this very step, 0 for the team


@dataclass(frozen=True)
class Deroule:
    """A room's running order, for all its screens."""

    bande: Bande
    etapes: tuple[Etape, ...]
    moment: Moment
    on: ConducteurStep | None  # or, while nothing is on, what comes next


NO_MOMENT = Moment()
