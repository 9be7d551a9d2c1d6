"""What people have contributed to the course: how far each piece goes, and who may see it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum

FOLDER = "propositions"  # beside the files of a competence; what stands in it is listed by itself


class Reach(IntEnum):
    """How far its author lets a text go; a wider reach holds the narrower ones."""

    ROOM = 1  # read and played in a session de formation
    PLATFORM = 2  # read by whoever is signed in
    PUBLIC = 3


class Reader(IntEnum):
    """Who looks, as far as the course is concerned: the narrowest reach that she may read."""

    TEAM = Reach.ROOM  # whoever trains: what is for a room is hers to choose and prepare
    SIGNED_IN = Reach.PLATFORM
    ANYBODY = Reach.PUBLIC


@dataclass(frozen=True, slots=True)
class Offered:
    """A text that is to be listed now. `mark` names it for ever: snapshots keep the mark, never the words."""

    slug: str
    competence_id: str
    mark: str


@dataclass(frozen=True, slots=True)
class Offer:
    """What is offered at one moment, and until when nothing changes by itself."""

    texts: tuple[Offered, ...] = ()
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Spoken:
    """A recording of its author, named as the answer that it says."""

    label: str
    address: str


@dataclass(frozen=True, slots=True)
class Piece:
    """What a mark says now: a file of the course (a tombstone once withdrawn), and what its author agreed to.

    `named` and `heard` say how far her credit and her voice go; nothing: nowhere.
    """

    text: str
    reach: Reach = Reach.PUBLIC
    credit: str = ""
    named: Reach | None = None
    voices: tuple[Spoken, ...] = ()
    heard: Reach | None = None

    def credit_for(self, reader: Reader) -> str:
        return self.credit if self.named and self.named >= reader.value else ""

    def voices_for(self, reader: Reader) -> tuple[Spoken, ...]:
        return self.voices if self.heard and self.heard >= reader.value else ()


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces of one state of the course, by the path at which they stand."""

    by_path: Mapping[str, Piece] = field(default_factory=dict)


def credited(name: str) -> str:
    """Say that a text was contributed, and by whom when she lets herself be named."""
    return f"Proposé par {name}, et relu" if name else "Proposé et relu"
