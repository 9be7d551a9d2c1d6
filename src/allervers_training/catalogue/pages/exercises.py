"""View of an exercise: its data for the template of its kind, its text, the place it comes from."""

from dataclasses import dataclass

from allervers_training.catalogue.addresses import address_of_link
from allervers_training.catalogue.domain import ArbreDesCauses, Quiz, Resource, Retire, Statement
from allervers_training.catalogue.domain.contributed import Reader, Spoken
from allervers_training.catalogue.edition import Edition
from allervers_training.catalogue.gift import left_out
from allervers_training.catalogue.pages.common import (
    Body,
    Link,
    Notice,
    body_of,
    credit_line,
    link_to,
    notice_of,
)
from allervers_training.catalogue.registry import kind_of

VARIANTS = {
    "deux_rives": "Deux rives",
    "riviere": "Avec un milieu, la rivière du doute",
    "continuum": "Sur une ligne continue",
}
CATEGORIES = {
    "personne": "Personne",
    "pratiques": "Pratiques professionnelles",
    "organisation": "Organisation",
    "institutions": "Institutions et politiques",
}
DECLARED = {
    "fictive": "Situation fictive",
    "composite": "Situation composée à partir de plusieurs vraies situations",
}


@dataclass(frozen=True, slots=True)
class ExercisePage:
    """`data` is the document itself: the template of its kind knows its fields."""

    notice: Notice
    data: Resource
    label: str
    template: str
    competence: Link | None
    body: Body
    for_trainers: bool
    variants: dict[str, str]
    declared: str
    reserve: tuple[tuple[str, tuple[str, ...]], ...]
    links: dict[str, tuple[Link, ...]]
    not_in_gift: tuple[str, ...]
    credit: str  # of what somebody contributed; empty for the course's own, and for a tombstone
    voices: tuple[Spoken, ...]


def exercise_page(
    edition: Edition, resource: Resource, reader: Reader, *, for_trainers: bool
) -> ExercisePage:
    piece = None if isinstance(resource, Retire) else edition.piece(resource.id)
    kind = kind_of(resource)
    competence = edition.course.competence_of(resource.id)
    return ExercisePage(
        notice=notice_of(edition, resource, reader),
        data=resource,
        label=kind.label,
        template=f"catalogue/{kind.template}.html",
        competence=link_to(edition, competence) if competence else None,
        body=body_of(edition, resource.id, for_trainers=for_trainers),
        for_trainers=for_trainers,
        variants=VARIANTS,
        declared=DECLARED.get(getattr(resource, "declared", ""), ""),
        reserve=_reserve(resource),
        links={s.id: _links(edition, s) for s in getattr(resource, "statements", ())},
        not_in_gift=left_out(resource) if isinstance(resource, Quiz) else (),
        credit=credit_line(edition, resource.id, reader) if piece else "",
        voices=piece.voices_for(reader) if piece else (),
    )


def _reserve(resource: Resource) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Group the causes kept in reserve under their four headings."""
    if not isinstance(resource, ArbreDesCauses):
        return ()
    groups = {
        label: tuple(cause.text for cause in resource.reserve if cause.category == key)
        for key, label in CATEGORIES.items()
    }
    return tuple((label, texts) for label, texts in groups.items() if texts)


def _links(edition: Edition, statement: Statement) -> tuple[Link, ...]:
    """Lead from an affirmation to the passages of the course that it puts to the test."""
    found = []
    for link in statement.links:
        document_id, _, anchor = link.partition("#")
        document = edition.course.documents.get(document_id)
        address = address_of_link(edition.course, link)
        if document and address:
            titles = edition.body(document_id).titles
            found.append(Link(address, titles.get(anchor, document.title)))
    return tuple(found)
