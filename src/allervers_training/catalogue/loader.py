"""Loads the course from its files: what is understood, what is published, and all that is wrong."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from allervers_training.catalogue.domain import Course, Document, Outline, Problem, Text
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
    shared = read_shared(files)
    documents = tuple(read_document(path, files[path]) for path in _texts(files))
    draft = _course(shared, _by_id(documents))
    listed = frozenset(draft.outline.listed)
    published = {i: typeset_values(d) for i, d in draft.documents.items() if i in listed}
    course = _course(typeset_shared(shared), published)
    texts = {d.id: d.text for d in reversed(documents) if d.header is not None}
    problems = sorted({*file_problems(files), *shared.problems, *_problems(documents)})
    return Loaded(files, course, draft, texts, documents, shared, tuple(problems))


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
