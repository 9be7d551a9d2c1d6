"""The only ways to obtain a piece of the course; what is not published is not found."""

from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

from allervers_training.catalogue.bibliography.exports import EXPORTS
from allervers_training.catalogue.domain import (
    Competence,
    Fiche,
    Guide,
    Module,
    Quiz,
    Reference,
    Resource,
    Term,
    VersionSimplifiee,
)
from allervers_training.catalogue.domain.contributed import Reader
from allervers_training.catalogue.edition import Edition
from allervers_training.catalogue.sources import MEDIA_MARK, is_media, media_digest
from allervers_training.kernel.errors import NotFound

R = TypeVar("R", bound=Resource)
T = TypeVar("T")

_HAVE_THEIR_PAGE = (Fiche, Guide, VersionSimplifiee)


def module(edition: Edition, module_id: str) -> Module:
    return _found(edition.course.module(module_id))


def competence(edition: Edition, competence_id: str) -> Competence:
    return _found(edition.course.competence(competence_id))


def part(edition: Edition, competence_id: str, kind: type[R]) -> tuple[Competence, R]:
    """Give a competence with its guide, its synthesis, its simple version."""
    parts = edition.course.resources_of(competence_id, kind)
    return competence(edition, competence_id), _found(parts[0] if parts else None)


def exercise(edition: Edition, exercise_id: str, reader: Reader) -> Resource:
    """Give what a group or a trainee does, and not the parts that have a page of their own.

    What somebody contributed is found by whom she lets read it; of what she withdrew, a tombstone.
    """
    resource = _found(edition.course.resource(exercise_id))
    if isinstance(resource, _HAVE_THEIR_PAGE) or not edition.may_read(exercise_id, reader):
        raise NotFound
    return resource


def quiz(edition: Edition, quiz_id: str) -> Quiz:
    return _found(edition.course.get(quiz_id, Quiz))


def term(edition: Edition, term_id: str) -> Term:
    return _found(edition.course.glossary.get(term_id))


def export(extension: str, references: Iterable[Reference]) -> tuple[str, str]:
    """Give references in another program's format: its media type and its text."""
    media_type, written = _found(EXPORTS.get(extension))
    return media_type, written(references)


def references(
    edition: Edition,
    competence_id: str,
    document_id: str,
    *,
    reader: Reader,
    for_trainers: bool,
) -> list[Reference]:
    """Give what a page cites, or what serves a competence, or the whole bibliography."""
    if document_id:
        if not edition.may_read(document_id, reader):
            raise NotFound
        return _cited(edition, document_id, for_trainers=for_trainers)
    if competence_id:
        competence(edition, competence_id)
    return edition.bibliography.of_competence(competence_id)


def medium(edition: Edition, folder: Path, path: str) -> Path:
    """Give a picture of the course, if it is still the one that this edition speaks of."""
    files = edition.files
    file = folder / path
    if not is_media(path) or path not in files or not file.is_file():
        raise NotFound
    if files[path] != MEDIA_MARK + media_digest(file):
        raise NotFound
    return file


def _cited(edition: Edition, document_id: str, *, for_trainers: bool) -> list[Reference]:
    """Follow the order of its numbers, as far as that reader sees the page."""
    document = _found(edition.course.documents.get(document_id))
    if isinstance(document, Guide) and not for_trainers:
        raise NotFound
    sources = edition.sources(edition.body(document_id, for_trainers=for_trainers).sources)
    return [edition.bibliography.references[source.key] for source, _entry in sources]


def _found(value: T | None) -> T:
    if value is None:
        raise NotFound
    return value
