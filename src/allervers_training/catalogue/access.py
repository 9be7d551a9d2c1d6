"""The only ways to obtain a piece of the course; what is not published is not found."""

from pathlib import Path
from typing import TypeVar

from allervers_training.catalogue.bibliography.exports import EXPORTS
from allervers_training.catalogue.domain import (
    Competence,
    Fiche,
    Guide,
    Module,
    Quiz,
    Resource,
    Term,
    VersionSimplifiee,
)
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


def exercise(edition: Edition, exercise_id: str) -> Resource:
    """Give what a group or a trainee does, and not the parts that have a page of their own."""
    resource = _found(edition.course.resource(exercise_id))
    if isinstance(resource, _HAVE_THEIR_PAGE):
        raise NotFound
    return resource


def quiz(edition: Edition, quiz_id: str) -> Quiz:
    return _found(edition.course.get(quiz_id, Quiz))


def term(edition: Edition, term_id: str) -> Term:
    return _found(edition.course.glossary.get(term_id))


def export(edition: Edition, extension: str, competence_id: str) -> tuple[str, str]:
    """Give a bibliography in another program's format: its media type and its text."""
    media_type, written = _found(EXPORTS.get(extension))
    if competence_id:
        competence(edition, competence_id)
    return media_type, written(edition.bibliography.of_competence(competence_id))


def medium(edition: Edition, folder: Path, path: str) -> Path:
    """Give a picture of the course, if it is still the one that this edition speaks of."""
    files = edition.files
    file = folder / path
    if not is_media(path) or path not in files or not file.is_file():
        raise NotFound
    if files[path] != MEDIA_MARK + media_digest(file):
        raise NotFound
    return file


def _found(value: T | None) -> T:
    if value is None:
        raise NotFound
    return value
