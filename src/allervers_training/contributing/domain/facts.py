"""What must be known of a text to tell its author where it stands, and what she is told."""

from dataclasses import dataclass
from enum import StrEnum

Lines = tuple[str, ...]


class Showing(StrEnum):
    """Whether the text that she agreed to is shown; a newer one may be under way meanwhile."""

    NONE = "aucun"  # she has agreed to no text yet
    UNSAID = "non_dit"  # she has not said where
    REFUSED = "refuse"  # she said no, everywhere
    COOLING = "delai"
    SHOWN = "montre"


class Todo(StrEnum):
    """The one thing that she can do now; the page draws its first button from it."""

    NOTHING = "rien"
    CONTINUE = "continuer"
    SEND = "envoyer"
    READ = "remarques"
    AGREE = "accord"
    CHOOSE = "choisir"  # where it is shown
    ASK = "demander"  # somebody owes her an answer


@dataclass(frozen=True, slots=True)
class Facts:
    """Days are said in words; empty when there is none."""

    since: str = ""
    before: str = ""  # the promised day
    is_late: bool = False
    reader: str = ""
    has_peer: bool = False
    has_remarks: bool = False
    to_answer: int = 0
    subject: str = ""
    showing: Showing = Showing.NONE
    shows_on: str = ""  # still to come
    more_on: str = ""  # the day on which it goes further than now
    was_sent: bool = False
    missing: Lines = ()  # the questions that wait for an answer of hers
    has_voice: bool = False  # somebody else hears it
    voice_waits: bool = False
    voice_is_needed: bool = False  # nothing can be sent before it is typed
    voice_is_typed: bool = False  # and she has changed nothing since

    @property
    def is_whole(self) -> bool:
        return not self.missing and not self.voice_is_needed


@dataclass(frozen=True, slots=True)
class Standing:
    """A picture, lines of twelve words at most, and the one thing to do that they lead to."""

    picture: str
    now: Lines
    next: Lines
    todo: Todo
    meanwhile: Lines = ()  # what changing an accepted text leaves as it is
