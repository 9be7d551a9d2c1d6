"""Rules about people and the secrets that let them in."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from functools import lru_cache

from allervers_training.kernel.errors import Invalid

NAME_MAX = 60
INVITATION_LASTS = timedelta(hours=72)
# RGAA 13.1: a limit of 20 hours or more needs no way to extend it; a training day outlives a night.
SESSION_LASTS = {"staff": timedelta(hours=20), "participant": timedelta(days=30)}


class SiteRole(StrEnum):
    """Roles on the whole site; those of one session de formation are in `cohorts`."""

    ADMIN = "admin"
    TRAINER = "trainer"
    CO_TRAINER = "co_trainer"


@dataclass(frozen=True, slots=True)
class Ways:
    """What the menu offers somebody besides the course: for the menu, never for a right."""

    proposes: bool = False
    reads: bool = False
    has_sessions: bool = True


class LinkPurpose(StrEnum):
    """A link is good for one thing only."""

    INVITATION = "invitation"  # single use, 72 hours
    PERSONAL = "personal"  # lasting, printed on a card, revocable
    CONTRIBUTE = "contribution"  # lasting, printed on a card, revocable: opens what one proposes
    CALENDAR = "calendar"  # lasting, read by a calendar program: signs nobody in


def clean_name(typed: str, *, field: str = "prenom", whose: str = "votre") -> str:
    """Return a name fit to be shown: trimmed, one space at a time, no control or invisible sign.

    Raises `Invalid` when nothing readable is left or when it is too long; `whose` is « votre » to the person
    herself, « un » to whoever writes somebody else's.
    """
    on_one_line = re.sub(r"\s", " ", unicodedata.normalize("NFC", typed))
    visible = "".join(sign for sign in on_one_line if unicodedata.category(sign)[0] != "C")
    name = re.sub(r" +", " ", visible).strip()
    if not any(sign.isalpha() for sign in name):
        raise Invalid({field: f"Écrivez {whose} prénom, avec des lettres."})
    if len(name) > NAME_MAX:
        raise Invalid({field: f"Ce prénom est trop long : {NAME_MAX} signes au plus."})
    return name


def same_name(one: str, other: str) -> bool:
    """Tell whether two names would be confused aloud: accents, case and signs do not count."""
    return heard(one) == heard(other)


@lru_cache(maxsize=8192)  # a list of three hundred is put in order by it each time it is shown
def heard(name: str) -> str:
    """Keep what is heard: letters and digits of any alphabet, without accents."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    return "".join(sign for sign in decomposed if sign.isalnum())


def link_is_open(
    *,
    expires_at: datetime | None,
    used_at: datetime | None,
    revoked_at: datetime | None,
    at: datetime,
) -> bool:
    """Tell whether a link may still be used."""
    if used_at or revoked_at:
        return False
    return expires_at is None or at < expires_at
