"""Reads one Markdown file of the course: its header as typed data, its body as text."""

from collections.abc import Mapping
from dataclasses import dataclass

from allervers_training.catalogue.domain import Document, Problem, Text
from allervers_training.catalogue.reading.findings import error
from allervers_training.catalogue.reading.front_matter import cut
from allervers_training.catalogue.reading.schemas import validated
from allervers_training.catalogue.reading.yaml_reader import YamlDocument, read_yaml
from allervers_training.catalogue.registry import KINDS


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """A file as it was read; `header` is missing when it could not be understood."""

    path: str
    source: YamlDocument
    header: Document | None
    text: Text
    problems: tuple[Problem, ...]

    @property
    def id(self) -> str:
        """The identifier that the file gives itself, even when the rest of it is wrong."""
        value = self.source.value
        return str(value.get("id", "")) if isinstance(value, Mapping) else ""


def read_document(path: str, text: str) -> SourceDocument:
    pieces = cut(path, text)
    source = read_yaml(pieces.header, path, pieces.header_line)
    found = pieces.problems + source.problems
    header: Document | None = None
    if not found:
        header, found = _header(source)
    return SourceDocument(path, source, header, pieces.body, found)


def _header(source: YamlDocument) -> tuple[Document | None, tuple[Problem, ...]]:
    if not isinstance(source.value, Mapping):
        remedy = "Écrivez au moins id, type et title."
        return None, (error(source.file, 1, "Y05", "l’en-tête est vide.", remedy),)
    name = source.value.get("type")
    kind = KINDS.get(name) if isinstance(name, str) else None
    if kind is None:
        line, known = source.line("type"), ", ".join(KINDS)
        message = f"le type « {name} » n’existe pas." if name else "le type manque."
        return None, (error(source.file, line, "S04", message, f"Choisissez parmi : {known}."),)
    return validated(kind.model, source, source.value)
