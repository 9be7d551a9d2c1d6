"""The rule of an easy version: read once a peer finds this very text easy, and no peer's last word says otherwise."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from allervers_training.catalogue.domain import VersionSimplifiee
from allervers_training.contributing.domain.words import EasyVerdict


@dataclass(frozen=True, slots=True)
class Said:
    """The last word of one peer on one text."""

    verdict: EasyVerdict
    at: datetime


def read_on(said: Iterable[Said]) -> datetime | None:
    """Return when a text was last found easy; nothing while nobody said so, or while somebody stumbles."""
    words = tuple(said)
    if any(one.verdict is not EasyVerdict.YES for one in words):
        return None
    return max((one.at for one in words), default=None)


def text_digest(version: VersionSimplifiee) -> str:
    """Return the SHA-256 of its title and lines: any other word makes it another text.

    Kinds of spaces and apostrophes are no words: the renderer sets them.
    """
    lines = (version.title, *(line.text for line in version.lines))
    plain = "\n".join(
        " ".join(line.split()).replace("\N{RIGHT SINGLE QUOTATION MARK}", "'") for line in lines
    )
    return hashlib.sha256(plain.encode()).hexdigest()
