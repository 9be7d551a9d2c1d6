"""The top of each page of a competence, which leads to the others."""

from dataclasses import dataclass

from allervers_training.catalogue.domain import (
    Competence,
    Fiche,
    Guide,
    Module,
    Quiz,
    VersionSimplifiee,
)
from allervers_training.catalogue.edition import Edition
from allervers_training.catalogue.pages.common import Link, drawing_of, link_to


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
    quiz: str  # its questions, for whoever reads or animates
    own_quiz: str  # where one answers, question by question


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
        own_quiz=_taking(edition, competence),
    )


def _taking(edition: Edition, competence: Competence) -> str:
    """Give the address where a quiz is taken alone, or nothing when there is none."""
    quizzes = edition.course.resources_of(competence.id, Quiz)
    return f"/quiz/{quizzes[0].id}" if quizzes else ""


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
