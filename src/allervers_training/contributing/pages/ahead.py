"""View of what begins later, and what ends at once: her days to change her mind, in simple lines."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from sqlalchemy.orm import Session

from allervers_training.contributing import access
from allervers_training.contributing.domain.consent import Consent, spelt_out
from allervers_training.contributing.domain.cooling import (
    IN_A_ROOM,
    Held,
    Said,
    in_force,
    showing,
)
from allervers_training.contributing.domain.words import PropositionState, What, Where
from allervers_training.contributing.models import Proposition
from allervers_training.contributing.queries.consents import history
from allervers_training.contributing.service import agreement as service
from allervers_training.kernel.clock import room_day
from allervers_training.web.french import day_and_month

REUSED = "D'autres peuvent reprendre votre texte."
BEGINS: Mapping[tuple[What, Where], str] = {
    (What.TEXT, Where.ROOM): "Un groupe en formation lit votre texte.",
    (What.TEXT, Where.PLATFORM): "Les personnes inscrites lisent votre texte.",
    (What.TEXT, Where.PUBLIC): "Tout le monde lit votre texte.",
    (What.VOICE, Where.ROOM): "On entend votre voix dans la salle.",
    (What.VOICE, Where.PLATFORM): "Les personnes inscrites entendent votre voix.",
    (What.VOICE, Where.PUBLIC): "Tout le monde entend votre voix.",
    (What.NAME, Where.ROOM): "On lit le nom choisi dans la salle.",
    (What.NAME, Where.PLATFORM): "Les personnes inscrites lisent le nom choisi.",
    (What.NAME, Where.PUBLIC): "Tout le monde lit le nom choisi.",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One day still to come, and what begins on it."""

    day: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ahead:
    """`first` is the day of a first showing, still to come; `ends` says that something shown ends at once."""

    first: str = ""
    steps: tuple[Step, ...] = ()
    ends: bool = False

    @property
    def next(self) -> str:
        """The day on which what is shown already changes; empty when it does not."""
        return self.steps[0].day if self.steps and not self.first else ""


def ahead(history: Iterable[Said], shows_from: datetime | None, *, at: datetime) -> Ahead:
    """Say what is still to come, of a text whose words may be shown from a day on."""
    days = showing(history, shows_from)
    coming = sorted(((day, one) for one, day in days.items() if day > at), key=lambda pair: pair[0])
    starts = days.get(IN_A_ROOM)
    first = day_in_words(starts) if starts and starts > at else ""
    each = groupby(coming, key=lambda pair: day_in_words(pair[0]))
    steps = (Step(day, _lines({one for _, one in found})) for day, found in each)
    return Ahead(first, tuple(step for step in steps if step.day != first))


def if_she_says(db: Session, proposition: Proposition, says: Consent, *, at: datetime) -> Ahead:
    """Say what her next yes would bring, and whether it would take back something that is shown."""
    said, text = history(db, proposition), access.agreed(db, proposition)
    shows_from = text.shows_from if text else None
    if proposition.state is PropositionState.AUTHOR_CHECK:
        shows_from = service.would_show_from(db, proposition, at=at)
    told = ahead((*said, Said(at, says)), shows_from, at=at)
    ends = bool(spelt_out(in_force(said, at).consent) - spelt_out(says))
    return Ahead(told.first, told.steps, ends)


def day_in_words(instant: datetime) -> str:
    return day_and_month(room_day(instant))


def _lines(begin: set[Held]) -> tuple[str, ...]:
    """Say the widest place alone for each thing: it holds the narrower ones."""
    widest = ([(what, w) for w in reversed(Where) if (what, w) in begin] for what in What)
    told = tuple(BEGINS[found[0]] for found in widest if found)
    return (*told, REUSED) if any(isinstance(one, str) for one in begin) else told
