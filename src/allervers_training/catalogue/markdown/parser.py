"""The one Markdown parser of the house, and what it makes of a text."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.attrs import attrs_plugin
from mdit_py_plugins.deflist import deflist_plugin

from allervers_training.catalogue.domain import Text
from allervers_training.catalogue.markdown.citations import citations_plugin
from allervers_training.catalogue.markdown.divs import divs_plugin
from allervers_training.catalogue.markdown.fences import Fences, find_fences
from allervers_training.catalogue.markdown.french import french_plugin
from allervers_training.catalogue.markdown.headings import headings_plugin


@dataclass(frozen=True, slots=True)
class Parsed:
    """The tokens of a text; `line` gives the line of the file for a line of the text."""

    text: Text
    tokens: tuple[Token, ...]
    fences: Fences

    def line(self, number: int) -> int:
        return self.text.line + number

    def line_of(self, token: Token) -> int:
        return self.line(token.map[0] if token.map else 0)

    def inlines(self) -> Iterator[tuple[Token, int]]:
        """Give each inline piece with its line, counting the breaks before it."""
        for token in self.tokens:
            if token.type == "inline":
                line = self.line_of(token)
                for child in token.children or []:
                    yield child, line
                    line += _breaks(child)


def parse(text: Text) -> Parsed:
    fences = find_fences(text.markdown)
    tokens = parser().parse(text.markdown, {"fences": fences})
    return Parsed(text, tuple(tokens), fences)


def parse_line(markdown: str) -> tuple[Token, ...]:
    """Parse a line of prose, as in a definition of the glossary."""
    return tuple(parser().parseInline(markdown, {"fences": Fences({}, ())}))


@cache
def parser() -> MarkdownIt:
    """Build the parser once: all state of a parse is in its own environment.

    Raw HTML is off (the preset turns it on), and so are indented code blocks, which would hide an
    indentation mistake from the writer.
    """
    md = MarkdownIt("commonmark", {"html": False}).enable("table").disable("code")
    deflist_plugin(md)
    attrs_plugin(md, spans=True, allowed=["id", "lang"])
    divs_plugin(md)
    citations_plugin(md)
    headings_plugin(md)
    french_plugin(md)
    return md


def _breaks(child: Token) -> int:
    return child.type in {"softbreak", "hardbreak"} or child.content.count("\n")
