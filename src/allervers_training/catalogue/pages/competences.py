"""Views of a competence: its page, its simple version, its synthesis to print."""

import re
from dataclasses import dataclass
from datetime import datetime

from allervers_training.catalogue.domain import (
    Competence,
    Fiche,
    SimpleLine,
    Validation,
    VersionSimplifiee,
)
from allervers_training.catalogue.domain.contributed import Reader
from allervers_training.catalogue.edition import Edition
from allervers_training.catalogue.pages.common import (
    Body,
    Link,
    Notice,
    body,
    body_of,
    exercises_of,
    notice_of,
)
from allervers_training.catalogue.pages.headings import Heading, heading_of
from allervers_training.kernel.clock import room_day
from allervers_training.web.french import day_and_month

_WORDS_A_MINUTE = 200
_TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True, slots=True)
class CompetencePage:
    notice: Notice
    heading: Heading
    minutes: int
    body: Body
    exercises: tuple[Link, ...]
    before: Link | None
    after: Link | None


@dataclass(frozen=True, slots=True)
class SimplePage:
    notice: Notice
    heading: Heading
    title: str
    lines: tuple[SimpleLine, ...]
    validated: Validation | None
    read_on: str  # the day when a peer last found this very text easy; empty: not read yet
    body: Body


@dataclass(frozen=True, slots=True)
class FichePage:
    notice: Notice
    heading: Heading
    title: str
    body: Body


def competence_page(
    edition: Edition, wanted: Competence, reader: Reader, *, for_trainers: bool
) -> CompetencePage:
    key = ("competence", wanted.id, reader, for_trainers)
    return edition.once(
        key, lambda: _put_together(edition, wanted, reader, for_trainers=for_trainers)
    )


def _put_together(
    edition: Edition, competence: Competence, reader: Reader, *, for_trainers: bool
) -> CompetencePage:
    text = edition.body(competence.id, for_trainers=for_trainers)
    before, after = _neighbours(edition, competence)
    return CompetencePage(
        notice=notice_of(edition, competence),
        heading=heading_of(edition, competence),
        minutes=competence.reading_minutes or _reading_minutes(text.html),
        body=body(edition, text),
        exercises=exercises_of(edition, competence.id, reader),
        before=before,
        after=after,
    )


def simple_page(
    edition: Edition,
    competence: Competence,
    version: VersionSimplifiee,
    read_on: datetime | None,
) -> SimplePage:
    """Put the page together; `read_on` comes from a room above, and follows the text."""
    day = read_on and room_day(read_on)
    return SimplePage(
        notice=notice_of(edition, version),
        heading=heading_of(edition, competence),
        title=version.title,
        lines=version.lines,
        validated=version.validated or None,
        read_on=f"{day_and_month(day)} {day.year}" if day else "",
        body=body_of(edition, version.id),
    )


def fiche_page(edition: Edition, competence: Competence, fiche: Fiche) -> FichePage:
    return FichePage(
        notice=notice_of(edition, fiche),
        heading=heading_of(edition, competence),
        title=fiche.title,
        body=body_of(edition, fiche.id),
    )


def _neighbours(edition: Edition, competence: Competence) -> tuple[Link | None, Link | None]:
    line = edition.course.competences
    here = next(rank for rank, other in enumerate(line) if other.id == competence.id)
    before = _neighbour(line[here - 1]) if here else None
    return before, _neighbour(line[here + 1]) if here + 1 < len(line) else None


def _neighbour(competence: Competence) -> Link:
    label = f"Compétence {competence.order}"
    return Link(f"/competences/{competence.id}", competence.title, label)


def _reading_minutes(html: str) -> int:
    return max(1, round(len(_TAG.sub(" ", html).split()) / _WORDS_A_MINUTE))
