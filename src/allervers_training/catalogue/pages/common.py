"""Pieces of view that several pages of the course share."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from markupsafe import Markup

from allervers_training.catalogue import addresses
from allervers_training.catalogue.domain import Competence, Document, Resource
from allervers_training.catalogue.domain.contributed import Reader, credited
from allervers_training.catalogue.edition import Edition
from allervers_training.catalogue.registry import KINDS
from allervers_training.catalogue.render import Chunk, Cited, Rendered, TocEntry

_OBJECTS = ("carnet", "marche", "porte", "banc", "chaises", "ascenseur", "telephone", "bus")


@dataclass(frozen=True, slots=True)
class Link:
    address: str
    title: str
    label: str = ""
    credit: str = ""  # of what somebody contributed

    @property
    def kind(self) -> str:
        """What it is, unless its title begins by saying so."""
        return "" if self.title.lower().startswith(self.label.lower()) else self.label


@dataclass(frozen=True, slots=True)
class Notice:
    """What to keep of a page in order to cite it: a group, or whoever contributed it and lets herself be named."""

    id: str
    title: str
    author: str
    site: str
    description: str
    lang: str
    rights: str
    may_be_withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Waypoint:
    """A competence on the line that links them all."""

    order: int
    title: str
    address: str
    drawing: str


@dataclass(frozen=True, slots=True)
class Source:
    number: int
    key: str
    html: Markup
    passages: str


@dataclass(frozen=True, slots=True)
class Piece:
    html: Markup
    wide: bool


@dataclass(frozen=True, slots=True)
class Body:
    """A rendered text in its pieces, with its table of contents and its numbered sources."""

    pieces: tuple[Piece, ...]
    toc: tuple[TocEntry, ...]
    sources: tuple[Source, ...]


def body_of(edition: Edition, document_id: str, *, for_trainers: bool = False) -> Body:
    return body(edition, edition.body(document_id, for_trainers=for_trainers))


def body(edition: Edition, rendered: Rendered) -> Body:
    return Body(pieces(rendered.chunks), rendered.toc, sources(edition, rendered.sources))


def pieces(chunks: Iterable[Chunk]) -> tuple[Piece, ...]:
    return tuple(Piece(safe(chunk.html), chunk.wide) for chunk in chunks)


def sources(edition: Edition, cited: tuple[Cited, ...]) -> tuple[Source, ...]:
    return tuple(
        Source(source.number, source.key, safe(entry.html), ", ".join(source.passages))
        for source, entry in edition.sources(cited)
    )


def safe(html: str) -> Markup:
    """Vouch for HTML that has gone through `nh3`: a body, a definition or a reference."""
    return Markup(html)  # noqa: S704 - cleaned where it was made


def notice_of(edition: Edition, document: Document, reader: Reader = Reader.ANYBODY) -> Notice:
    course = edition.course.outline.title
    label = KINDS[document.type].label
    piece = edition.piece(document.id)
    return Notice(
        id=document.id,
        title=document.title,
        author=piece.credit_for(reader) if piece else f"Équipe du cours {course}",
        site=course,
        description=f"{label} du cours « {course} ». Version {document.version}.",
        lang=document.lang,
        rights=document.license,
        may_be_withdrawn=piece is not None,
    )


def waypoint(competence: Competence) -> Waypoint:
    drawing = drawing_of(competence)
    return Waypoint(competence.order, competence.title, f"/competences/{competence.id}", drawing)


def drawing_of(competence: Competence) -> str:
    return _OBJECTS[(competence.order - 1) % len(_OBJECTS)]


def link_to(edition: Edition, document: Document) -> Link:
    address = addresses.address_of(edition.course, document.id) or ""
    return Link(address, document.title, KINDS[document.type].label)


def exercises_of(edition: Edition, competence_id: str, reader: Reader) -> tuple[Link, ...]:
    """Link to what a group does in a competence: everything but the parts shown beside its page.

    What people contributed is listed for whom they let read it; a tombstone for nobody.
    """
    beside = {"guide", "simplifiee", "fiche", "quiz", "retire"}
    resources = edition.course.resources_of(competence_id, Resource)
    return tuple(
        replace(link_to(edition, r), credit=credit_line(edition, r.id, reader))
        for r in resources
        if r.type not in beside and edition.may_read(r.id, reader)
    )


def credit_line(edition: Edition, document_id: str, reader: Reader) -> str:
    """Say who contributed a document, as she lets such a reader know it; nothing for the course's own."""
    piece = edition.piece(document_id)
    return credited(piece.credit_for(reader)) if piece else ""
