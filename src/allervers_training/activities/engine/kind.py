"""What a kind of activity is: pure rules, the regions it shows, the forms it takes.

A kind holds no database, no HTTP, no clock and no chance: they come in as arguments. To add a kind, copy
`debat_mouvant/` and add one line to `activities/registry.py`.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol


class Audience(StrEnum):
    """Who looks: a region is rendered once for each audience, never for one person."""

    PARTICIPANT = "participant"
    PROJECTION = "projection"
    CONSOLE = "console"


class Role(StrEnum):
    """What somebody may do in an activity."""

    PARTICIPANT = "participant"
    SCRIBE = "scribe"  # types positions, counts and arguments for the room
    ANIMATOR = "animator"  # everything the scribe does, and the phases


@dataclass(frozen=True)
class Actor:
    """Who acts: a number local to the activity (None for the console), and a role."""

    role: Role
    number: int | None = None


@dataclass(frozen=True)
class Context:
    """What surrounds a command: who, when, a number drawn by lot for whoever needs chance, and the room.

    Events never hold what `texts` and `groups` say: the log tells the same whatever becomes of them.
    """

    actor: Actor
    at: datetime
    lot: int = 0
    texts: Mapping[str, Any] = field(default_factory=dict)  # words that a refusal may name
    groups: Mapping[int, int] = field(default_factory=dict)  # local number -> see `CommandForm`
    boxes: Mapping[str, Mapping[str, int]] = field(default_factory=dict)  # see `ballot.OpensBoxes`


@dataclass(frozen=True)
class Room:
    """What the room knows and the log does not: names, presence, texts resolved at the moment of showing."""

    names: Mapping[int, str] = field(default_factory=dict)  # local number -> name shown
    unseated: tuple[str, ...] = ()  # names of people who have done nothing yet
    trainees: tuple[tuple[int, str], ...] = ()  # place in the session and name of all expected
    registered: int = 0
    absent: int = 0  # of the registered, noted at the roll-call: nobody waits for them
    connected: int = 0
    grouped: int = 0  # of those, whose employer is known
    texts: Mapping[str, Any] = field(default_factory=dict)  # content id -> resolved text
    code: str = ""  # joining code, empty when the room is closed
    title: str = ""
    part: int = 0  # the part of the room that a view is for
    team: bool = False  # whether one's own part is the team's
    chosen: str = ""  # what one person is looking at closely, on her own page alone


class Command(Protocol):
    """An intention. Commands of one `slot` replace each other: a late, older tap changes nothing."""

    @property
    def slot(self) -> str | None: ...


@dataclass(frozen=True)
class CommandForm:
    """How a form becomes a command, and whose form it is.

    `read` raises `Invalid` with a French sentence per field. With `knows_groups`, the rules are told who
    comes from the same employer: a number for each employer, whose name no kind ever holds. The key of a
    ballot says nothing of what was answered: it is stored beside a number.
    """

    read: Callable[[Mapping[str, str]], Any]
    roles: frozenset[Role]
    knows_groups: bool = False
    is_ballot: bool = False


@dataclass(frozen=True)
class Export:
    """One file format of a report."""

    media_type: str
    write: Callable[[dict[str, Any]], str | bytes]


class Kind(Protocol):
    """One kind of live activity; its members are pure."""

    slug: str
    title: str
    forms: Mapping[str, CommandForm]
    regions: Mapping[Audience, Sequence[str]]
    symbols: Sequence[str]  # symbols of the sprite that its regions may use at any moment
    has_film: bool  # whether it may be watched again, event by event
    team_has_own: bool  # the console too has a part of its own, beside what all of the team see
    exercise: type[Any]  # the type of course resource that it runs
    exports: Mapping[str, Export]  # by file extension

    def initial(self, settings: Mapping[str, Any]) -> Any:
        """Return the state before any event; `settings` are those chosen when it was prepared."""

    def prepare(self, exercise: Any, fields: Mapping[str, str]) -> Mapping[str, Any]:
        """Return the settings chosen in the preparation form; an empty form takes the defaults.

        Raises `Invalid` with a French sentence per field.
        """

    def kit(self, exercise: Any) -> Any:
        """Return what `<slug>/kit.html` prints to run an exercise without any screen."""

    def kit_pdf(self, kit: Any) -> bytes | None: ...  # the same; None when there is only the page

    def texts(
        self, course: Any, exercise_id: str, settings: Mapping[str, Any]
    ) -> Mapping[str, Any]:
        """Return the words that the views need, by content id, from the session's content version."""

    def decide(self, state: Any, command: Any, context: Context) -> Sequence[Any]:
        """Return the events that follow from a command, none when nothing changes; ballots beside them.

        Raises `Refused` with a French sentence.
        """

    def apply(self, state: Any, event: Any, at: datetime) -> Any:
        """Return the state after an event; never fails on an event of the log."""

    def view(self, state: Any, audience: Audience, room: Room) -> Mapping[str, Hashable]:
        """Return what each region of an audience shows; equal views are rendered once."""

    def parts(self, state: Any) -> Mapping[int, int]:
        """Return which part of the room (a table) each local number follows, where people follow different ones.

        The same object as long as nothing changed: phones are moved only when it is another one.
        """

    def own(self, state: Any, number: int | None, room: Room) -> Any:
        """Return what one participant sees of herself; never part of a broadcast."""

    def report(self, state: Any, room: Room) -> dict[str, Any]:
        """Return what may be taken home, as plain data; exports and the report page are made from it."""

    def is_over(self, state: Any) -> bool: ...
    def encode(self, event: Any) -> tuple[str, dict[str, Any]]:
        """Return the stored type and payload of an event."""

    def decode(self, name: str, payload: Mapping[str, Any]) -> Any:
        """Return the event of a stored type and payload, also of an older version."""
