"""When what an author said begins to hold: after seven days without a gap; what she takes back ends at once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from allervers_training.contributing.domain.consent import Consent, Pair, spelt_out
from allervers_training.contributing.domain.moves import COOLING_OFF
from allervers_training.contributing.domain.words import What, Where

Held = Pair | str  # a licence is held by its name, beside the pairs
IN_A_ROOM: Held = (What.TEXT, Where.ROOM)


@dataclass(frozen=True, slots=True)
class Said:
    """What she said at one moment, in the place of all that she had said."""

    at: datetime
    consent: Consent


@dataclass(frozen=True, slots=True)
class InForce:
    """What may be shown at one moment, and when the next of what she said begins."""

    consent: Consent
    until: datetime | None = None


def begins(history: Iterable[Said]) -> dict[Held, datetime]:
    """Return all that she says yes to, each from when it may be shown; `history` is whole, the newest last.

    Nothing of it is left out as « later than now »: a clock that is late must not hide what she took back.
    """
    days: dict[Held, datetime] = {}
    for said in history:
        days = {one: days.get(one, said.at + COOLING_OFF) for one in _held(said.consent)}
    return days


def in_force(history: Iterable[Said], at: datetime) -> InForce:
    """Return what she has held without a gap for seven days, and still holds."""
    days = begins(history)
    now = [one for one, day in days.items() if day <= at]
    pairs = frozenset(one for one in now if not isinstance(one, str))
    licence = next((one for one in now if isinstance(one, str)), "")
    return InForce(Consent(pairs, licence), min((d for d in days.values() if d > at), default=None))


def was_in_force(history: Iterable[Said], until: datetime) -> bool:
    """Tell whether she let the text be seen somewhere, for long enough, at some moment before."""
    told = tuple(said for said in history if said.at <= until)
    ends = (*(said.at for said in told[1:]), until)
    return any(in_force(told[:n], end).consent.reach for n, end in enumerate(ends[: len(told)], 1))


def showing(history: Iterable[Said], shows_from: datetime | None) -> Mapping[Held, datetime]:
    """Return the same as `begins` for one text, whose own words may wait for a day of theirs."""
    if shows_from is None:
        return {}
    return {one: max(day, shows_from) for one, day in begins(history).items()}


def _held(consent: Consent) -> frozenset[Held]:
    pairs = spelt_out(consent)
    is_reusable = consent.licence and (What.TEXT, Where.PUBLIC) in pairs
    return pairs | {consent.licence} if is_reusable else pairs
