"""Views of a competence: its page, its simple version, its synthesis to print."""

import re
from dataclasses import dataclass

from allervers_training.catalogue.domain import (
    Competence,
    Fiche,
    Guide,
    Module,
    Quiz,
    SimpleLine,
    Validation,
    VersionSimplifiee,
)
from allervers_training.catalogue.edition import Edition
from allervers_training.catalogue.pages.common import (
    Body,
    Link,
    body,
    body_of,
    drawing_of,
    exercises_of,
    link_to,
)

_WORDS_A_MINUTE = 200
_TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands at the top of each page of a competence, and leads to the others."""

    id: str
    order: int
    title: str
    drawing: str
    module: Link | None
    address: str
    simple: str
    fiche: str
    guide: str
    quiz: str


@dataclass(frozen=True, slots=True)
class CompetencePage:
    heading: Heading
    minutes: int
    body: Body
    exercises: tuple[Link, ...]
    before: Link | None
    after: Link | None


@dataclass(frozen=True, slots=True)
class SimplePage:
    heading: Heading
    title: str
    lines: tuple[SimpleLine, ...]
    validated: Validation | None
    body: Body


@dataclass(frozen=True, slots=True)
class FichePage:
    heading: Heading
    title: str
    body: Body


def competence_page(edition: Edition, wanted: Competence, *, for_trainers: bool) -> CompetencePage:
    key = ("competence", wanted.id, for_trainers)
    return edition.once(key, lambda: _put_together(edition, wanted, for_trainers=for_trainers))


def _put_together(
    edition: Edition, competence: Competence, *, for_trainers: bool
) -> CompetencePage:
    text = edition.body(competence.id, for_trainers=for_trainers)
    before, after = _neighbours(edition, competence)
    return CompetencePage(
        heading=heading_of(edition, competence),
        minutes=competence.reading_minutes or _reading_minutes(text.html),
        body=body(edition, text),
        exercises=exercises_of(edition, competence.id),
        before=before,
        after=after,
    )


def simple_page(edition: Edition, competence: Competence, version: VersionSimplifiee) -> SimplePage:
    return SimplePage(
        heading=heading_of(edition, competence),
        title=version.title,
        lines=version.lines,
        validated=version.validated or None,
        body=body_of(edition, version.id),
    )


def fiche_page(edition: Edition, competence: Competence, fiche: Fiche) -> FichePage:
    return FichePage(heading_of(edition, competence), fiche.title, body_of(edition, fiche.id))


def heading_of(edition: Edition, competence: Competence) -> Heading:
    module = edition.course.module_of(competence.id)
    return Heading(
        id=competence.id,
        order=competence.order,
        title=competence.title,
        drawing=drawing_of(competence),
        module=_module_link(module),
        address=f"/competences/{competence.id}",
        simple=_address(edition, competence, VersionSimplifiee),
        fiche=_address(edition, competence, Fiche),
        guide=_address(edition, competence, Guide),
        quiz=_address(edition, competence, Quiz),
    )


def _module_link(module: Module | None) -> Link | None:
    return Link(f"/modules/{module.id}", module.title, f"Module {module.order}") if module else None


def _address(
    edition: Edition,
    competence: Competence,
    kind: type[VersionSimplifiee] | type[Fiche] | type[Guide] | type[Quiz],
) -> str:
    """Give the address of the part of that kind, or nothing when it is not published."""
    parts = edition.course.resources_of(competence.id, kind)
    return link_to(edition, parts[0]).address if parts else ""


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
