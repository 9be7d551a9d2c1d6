"""One state of the course, ready to be read: its pages are rendered once and kept."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cached_property
from typing import Any, TypeVar

from allervers_training.catalogue.bibliography.catalogue import STYLE_PATH, Bibliography, Entry
from allervers_training.catalogue.domain import Course, Document, Problem, Retire
from allervers_training.catalogue.domain.contributed import Piece, Pieces, Reader
from allervers_training.catalogue.loader import load
from allervers_training.catalogue.render import Cited, Rendered, render, render_line
from allervers_training.catalogue.sources import Files, content_hash

V = TypeVar("V")
_NOTHING = Rendered((), (), ())


class Edition:
    """Immutable but for its caches, which two threads may fill at once without harm."""

    def __init__(self, files: Files, pieces: Pieces | None = None) -> None:
        self._files = files
        self._pieces = pieces or Pieces()
        said = {path: piece.text for path, piece in self._pieces.by_path.items()}
        self._loaded = load({**files, **said})
        self._course = replace(self._loaded.course, credits=self._credits())
        self._bodies: dict[tuple[str, bool], Rendered] = {}
        self._definitions: dict[str, Rendered] = {}
        self._pages: dict[tuple[object, ...], Any] = {}

    @property
    def files(self) -> Files:
        """The files as snapshots keep them: a mark stands for what somebody contributed."""
        return self._files

    @property
    def course(self) -> Course:
        """The published course, typeset."""
        return self._course

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What kept files from being read; `check.check` says all the rest."""
        return self._loaded.problems

    @cached_property
    def hash(self) -> str:
        return content_hash(self.files)

    @cached_property
    def bibliography(self) -> Bibliography:
        return Bibliography(self.course.references, self.files.get(STYLE_PATH))

    def path_of(self, document_id: str) -> str:
        """Return where a document stands, from the folder of the course."""
        return self._loaded.texts[document_id].path

    def piece(self, document_id: str) -> Piece | None:
        """Return what somebody contributed under this identifier, with what she agreed to."""
        text = self._loaded.texts.get(document_id)
        return self._pieces.by_path.get(text.path) if text else None

    def _credits(self) -> dict[str, str]:
        """Return how whoever contributed is named in a room, by document; tombstones have no author."""
        standing = {text.path: i for i, text in self._loaded.texts.items()}
        documents = self._loaded.course.documents
        found = ((standing.get(path, ""), piece) for path, piece in self._pieces.by_path.items())
        return {
            i: piece.credit_for(Reader.TEAM)
            for i, piece in found
            if i in documents and not isinstance(documents[i], Retire)
        }

    def may_read(self, document_id: str, reader: Reader) -> bool:
        """Tell whether a document may be shown to such a reader."""
        piece = self.piece(document_id)
        return piece is None or piece.reach >= reader.value

    def body(self, document_id: str, *, for_trainers: bool = False) -> Rendered:
        """Render the text of a published document; empty when it has none."""
        key = document_id, for_trainers
        if key not in self._bodies:
            is_published = document_id in self.course.documents
            text = self._loaded.texts.get(document_id) if is_published else None
            self._bodies[key] = (
                render(text, self.course, for_trainers=for_trainers) if text else _NOTHING
            )
        return self._bodies[key]

    @cached_property
    def texts(self) -> Mapping[str, str]:
        """The texts of published documents, as they were written, by identifier."""
        published = self.course.documents
        return {i: text.markdown for i, text in self._loaded.texts.items() if i in published}

    def definition(self, term_id: str) -> Rendered:
        """Render the longer definition of a word."""
        if term_id not in self._definitions:
            term = self.course.glossary.get(term_id)
            self._definitions[term_id] = (
                render_line(term.definition, self.course) if term else _NOTHING
            )
        return self._definitions[term_id]

    def once(self, key: tuple[object, ...], make: Callable[[], V]) -> V:
        """Put a view together once; `key` says which."""
        if key not in self._pages:
            self._pages[key] = make()
        view: V = self._pages[key]
        return view

    def documents_using(self, term_id: str) -> tuple[Document, ...]:
        """Give the published documents whose text links to a word, in reading order."""
        link, texts = f"(glossaire:{term_id})", self._loaded.texts
        listed = dict.fromkeys(self.course.outline.listed)
        found = (i for i in listed if i in texts and link in texts[i].markdown)
        return tuple(self.course.documents[i] for i in found if i in self.course.documents)

    def sources(self, cited: tuple[Cited, ...]) -> tuple[tuple[Cited, Entry], ...]:
        """Give the references that a page calls for, by number."""
        pairs = ((source, self.bibliography.entry(source.key)) for source in cited)
        return tuple((source, entry) for source, entry in pairs if entry is not None)
