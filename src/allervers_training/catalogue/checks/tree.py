"""The whole course as the checks see it: every document with its parsed text, drafts included."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from markdown_it.token import Token

from allervers_training.catalogue.domain import Document, Problem
from allervers_training.catalogue.loader import Loaded
from allervers_training.catalogue.markdown.parser import Parsed, parse
from allervers_training.catalogue.reading.documents import SourceDocument
from allervers_training.catalogue.reading.findings import error, warning

D = TypeVar("D", bound=Document)


@dataclass(frozen=True)
class Page:
    """One document: what its file says, and its text as the parser understands it."""

    read: SourceDocument
    parsed: Parsed

    @property
    def path(self) -> str:
        return self.read.path

    @property
    def header(self) -> Document | None:
        return self.read.header

    @cached_property
    def anchors(self) -> tuple[tuple[str, int], ...]:
        """Every identifier that a link may point to, with its line."""
        return tuple(self._anchors())

    def line(self, *path: str | int) -> int:
        return self.read.source.line(*path)

    def error(self, line: int, code: str, message: str, remedy: str) -> Problem:
        return error(self.path, line, code, message, remedy)

    def warning(self, line: int, code: str, message: str, remedy: str) -> Problem:
        return warning(self.path, line, code, message, remedy)

    def _anchors(self) -> Iterator[tuple[str, int]]:
        for token in self.parsed.tokens:
            name = token.meta.get("id") if token.type == "div_open" else _heading_id(token)
            if name:
                yield str(name), self.parsed.line_of(token)
        for child, line in self.parsed.inlines():
            if child.type != "image" and child.attrGet("id"):
                yield str(child.attrGet("id")), line


@dataclass(frozen=True)
class Tree:
    loaded: Loaded
    pages: tuple[Page, ...]

    @cached_property
    def by_id(self) -> dict[str, Page]:
        return {page.read.id: page for page in reversed(self.pages) if page.read.id}

    @cached_property
    def objectives(self) -> frozenset[str]:
        """Every objective that a page announces."""
        names = (name for page in self.pages for name, _ in page.anchors)
        return frozenset(name for name in names if name.startswith("obj-"))

    def of_type(self, kind: type[D]) -> Iterator[tuple[Page, D]]:
        for page in self.pages:
            if isinstance(page.header, kind):
                yield page, page.header


def grow(loaded: Loaded) -> Tree:
    return Tree(loaded, tuple(Page(read, parse(read.text)) for read in loaded.documents))


def _heading_id(token: Token) -> str | int | float | None:
    return token.attrGet("id") if token.type == "heading_open" else None
