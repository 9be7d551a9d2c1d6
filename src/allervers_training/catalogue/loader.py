"""Loads the course from its files: what is understood, what is published, and all that is wrong."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from allervers_training.catalogue.domain import (
    CompetenceOutline,
    Course,
    Document,
    Outline,
    Problem,
    Resource,
    Text,
)
from allervers_training.catalogue.domain.contributed import FOLDER
from allervers_training.catalogue.reading.documents import SourceDocument, read_document
from allervers_training.catalogue.reading.files import file_problems
from allervers_training.catalogue.reading.shared import Shared, read_shared
from allervers_training.catalogue.sources import Files
from allervers_training.catalogue.typography import typeset_values

_EMPTY = Outline(title="", version="0.0.0", lang="fr-FR", license="", levels=(), modules=())


@dataclass(frozen=True, slots=True)
class Loaded:
    """The course as it is shown, and the files as they were read, for whoever checks them.

    `course` is published and typeset; `draft` holds every document, as written.
    """

    files: Files
    course: Course
    draft: Course
    texts: Mapping[str, Text]
    documents: tuple[SourceDocument, ...]
    shared: Shared
    problems: tuple[Problem, ...]


def load(files: Files) -> Loaded:
    """Never raises: what cannot be understood is left out and said in `problems`."""
    documents = tuple(read_document(path, files[path]) for path in _texts(files))
    shared = _with_propositions(read_shared(files), documents)
    draft = _course(shared, _by_id(documents))
    listed = frozenset(draft.outline.listed)
    published = {i: typeset_values(d) for i, d in draft.documents.items() if i in listed}
    course = _course(typeset_shared(shared), published)
    texts = {d.id: d.text for d in reversed(documents) if d.header is not None}
    problems = sorted({*file_problems(files), *shared.problems, *_problems(documents)})
    return Loaded(files, course, draft, texts, documents, shared, tuple(problems))


def _with_propositions(shared: Shared, documents: Iterable[SourceDocument]) -> Shared:
    """List what people contributed under its first competence: `course.yaml` need not name it."""
    found: dict[str, list[str]] = {}
    for document in documents:
        header = document.header
        if isinstance(header, Resource) and f"/{FOLDER}/" in document.path:
            found.setdefault(header.competences[0], []).append(header.id)
    if not found or shared.outline is None:
        return shared

    def longer(competence: CompetenceOutline) -> CompetenceOutline:
        more = (i for i in found.get(competence.id, ()) if i not in competence.resources)
        return replace(competence, resources=(*competence.resources, *more))

    modules = tuple(
        replace(module, competences=tuple(longer(c) for c in module.competences))
        for module in shared.outline.modules
    )
    return replace(shared, outline=replace(shared.outline, modules=modules))


def typeset_shared(shared: Shared) -> Shared:
    outline = typeset_values(shared.outline)
    glossary = {key: typeset_values(term) for key, term in shared.glossary.items()}
    return Shared(outline, shared.references, glossary, shared.sources, shared.problems)


def _texts(files: Files) -> Iterable[str]:
    return (path for path in sorted(files) if path.endswith(".md") and path.startswith("modules/"))


def _by_id(documents: Iterable[SourceDocument]) -> dict[str, Document]:
    """Keep the first of two documents that claim the same identifier."""
    found: dict[str, Document] = {}
    for document in documents:
        if document.header is not None:
            found.setdefault(document.header.id, document.header)
    return found


def _course(shared: Shared, documents: Mapping[str, Document]) -> Course:
    outline = shared.outline or _EMPTY
    return Course(outline, MappingProxyType(dict(documents)), shared.references, shared.glossary)


def _problems(documents: Iterable[SourceDocument]) -> Iterator[Problem]:
    for document in documents:
        yield from document.problems
