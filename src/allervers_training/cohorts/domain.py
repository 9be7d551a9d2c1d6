"""Rules of a session de formation: roles in it, coming in, telling homonyms apart, regimes."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from functools import lru_cache

from allervers_training.accounts.domain import SiteRole, heard
from allervers_training.kernel.secrets import UNAMBIGUOUS

CODE_LENGTH = 6
SHORT_FORM = 4  # letters at the beginning
ALIKE = 0.5  # from this likeness on, a name is worth putting forward


class SessionRole(StrEnum):
    """Role of a person in one session; rights follow from it, never from the site's roles alone."""

    TRAINER = "trainer"
    CO_TRAINER = "co_trainer"
    SCRIBE = "scribe"
    INTERVENANT = "intervenant"
    TRAINEE = "trainee"


class EnrolmentStatus(StrEnum):
    """Whether the team knows who this is."""

    TO_CHECK = "a_verifier"  # came in by code alone: takes part, and nothing enters a path
    CONFIRMED = "confirmee"
    REMOVED = "retiree"


class Half(StrEnum):
    """One of the two halves of a training day: what one signs for, and what is counted."""

    MORNING = "matin"
    AFTERNOON = "apres_midi"


@dataclass(frozen=True)
class HalfDay:
    """A half-day as planned; hours are those of the wall clock of the room."""

    day: date
    half: Half
    starts_at: time
    ends_at: time


HOURS = {  # seven hours a day, as the modules count them (`day-minutes: 420`)
    Half.MORNING: (time(9), time(12, 30)),
    Half.AFTERNOON: (time(13, 30), time(17)),
}
HALF_LABELS = {Half.MORNING: "matin", Half.AFTERNOON: "après-midi"}
RUNS_ROOM = frozenset({SessionRole.TRAINER, SessionRole.CO_TRAINER})
ASSISTS_ROOM = RUNS_ROOM | {SessionRole.SCRIBE}
ROLE_LABELS = {
    SessionRole.TRAINER: "Formateur·rice",
    SessionRole.CO_TRAINER: "Co-formateur·rice",
    SessionRole.SCRIBE: "Scribe",
    SessionRole.INTERVENANT: "Intervenant·e",
    SessionRole.TRAINEE: "Stagiaire",
}


def roles_open_to(site_roles: Collection[SiteRole]) -> tuple[SessionRole, ...]:
    """Return what somebody may be in a session: whoever leads one is a trainer on the site already."""
    may_lead = bool({SiteRole.TRAINER, SiteRole.ADMIN} & set(site_roles))
    return tuple(role for role in SessionRole if may_lead or role is not SessionRole.TRAINER)


def may_settle(by: SessionRole, *roles: SessionRole) -> bool:
    """Tell whether one may give, take or change these roles: those that run a room are a trainer's to settle."""
    return by is SessionRole.TRAINER or not RUNS_ROOM & set(roles)


def likeness(typed: str, known: str) -> float:
    """Return from 0 to 1 how much two names look like one person's.

    1: they sound the same; 0.9: all the words of one are in the other (« Karim », « Karim Haddad »);
    otherwise the share of pairs of letters that they have in common, or what a short form is worth (« Cathy »,
    « Catherine »).
    """
    here, there = _sound(typed), _sound(known)
    if here.whole == there.whole:
        return 1.0
    if here.words and there.words and (here.words <= there.words or there.words <= here.words):
        return 0.9
    share = 1.8 * len(here.pairs & there.pairs) / (len(here.pairs) + len(there.pairs))
    here_begins, there_begins = here.whole[:SHORT_FORM], there.whole[:SHORT_FORM]
    is_short_form = here_begins == there_begins and len(here_begins) == SHORT_FORM
    return max(share, ALIKE) if is_short_form else share


@dataclass(frozen=True)
class _Sound:
    """What is compared of a name."""

    whole: str
    words: frozenset[str]
    pairs: frozenset[str]


@lru_cache(maxsize=4096)  # a list of three hundred compares each name thirty times
def _sound(name: str) -> _Sound:
    whole = heard(name)
    edged = f" {whole} "  # the first and the last letter count as pairs of their own
    return _Sound(
        whole,
        frozenset({heard(word) for word in name.split()} - {""}),
        frozenset(edged[at : at + 2] for at in range(len(edged) - 1)),
    )


def is_found(asked: str, *said: str) -> bool:
    """Tell whether every word asked for is somewhere in what is said; accents and capitals do not count."""
    words = asked.split()
    if not words:
        return True
    place = " ".join(heard(text) for text in said)
    return all(heard(word) in place for word in words)


def half_days(days: Iterable[date]) -> Iterator[HalfDay]:
    """Lay out two half-days for each day, at the usual hours."""
    for day in days:
        for half, (starts_at, ends_at) in HOURS.items():
            yield HalfDay(day, half, starts_at, ends_at)


def clean_code(typed: str) -> str:
    """Return a typed code as it is stored; spaces and hyphens are forgiven, so are small letters."""
    return "".join(sign for sign in typed.upper() if sign.isalnum())


def is_code(code: str) -> bool:
    return len(code) == CODE_LENGTH and all(letter in UNAMBIGUOUS for letter in code)


def distinct_name(name: str, taken: Collection[str]) -> str:
    """Return `name`, or « name 2 », « name 3 »… so that two homonyms are told apart in the room."""
    if name not in taken:
        return name
    number = 2
    while f"{name} {number}" in taken:
        number += 1
    return f"{name} {number}"
