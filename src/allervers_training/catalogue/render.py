"""Renders a text of the course: safe HTML, its short table of contents and its numbered sources."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from markdown_it.common.utils import escapeHtml
from markdown_it.token import Token

from allervers_training.catalogue.addresses import PREFIX
from allervers_training.catalogue.domain import Course, Term, Text
from allervers_training.catalogue.markdown import passes
from allervers_training.catalogue.markdown.clean import clean
from allervers_training.catalogue.markdown.html import CourseRenderer
from allervers_training.catalogue.markdown.parser import parse, parse_line, parser
from allervers_training.catalogue.markdown.state import (
    Cited,
    PageState,
    TocEntry,
    glossary_words,
)
from allervers_training.catalogue.typography import typeset

__all__ = ["Chunk", "Cited", "Rendered", "TocEntry", "render", "render_line"]


@dataclass(frozen=True, slots=True)
class Chunk:
    """A run of text set in the reading column, or a block as wide as the page.

    Text is cut at its titles of level 2, so that notes in the margin stay beside their section.
    """

    html: str
    anchor: str = ""
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Rendered:
    chunks: tuple[Chunk, ...]
    toc: tuple[TocEntry, ...]
    sources: tuple[Cited, ...]
    titles: Mapping[str, str] = field(default_factory=dict)

    @property
    def html(self) -> str:
        return "".join(chunk.html for chunk in self.chunks)

    def sections(self) -> dict[str, tuple[Chunk, ...]]:
        """Group the chunks under the identifier of the title that opens them; « » before any."""
        found: dict[str, tuple[Chunk, ...]] = {}
        anchor = ""
        for chunk in self.chunks:
            anchor = chunk.anchor or anchor
            found[anchor] = (*found.get(anchor, ()), chunk)
        return found


def render(text: Text, course: Course, *, for_trainers: bool = False) -> Rendered:
    """Render a whole text; what is meant for trainers is left out unless asked for."""
    page = PageState(course)
    tokens = list(parse(text).tokens)
    if not for_trainers:
        tokens = list(passes.without_blocks(tokens))
    tokens = list(passes.with_margins(tokens, lambda inline: _margin(inline, page)))
    chunks = tuple(_chunk(run, page) for run in passes.in_runs(tokens))
    return Rendered(chunks, tuple(page.toc), page.cited(), page.titles)


def render_line(markdown: str, course: Course) -> Rendered:
    """Render a line of prose, as in a definition of the glossary."""
    page = PageState(course)
    html = _html(list(parse_line(markdown)), page)
    return Rendered((Chunk(html),) if html else (), (), page.cited())


def _chunk(run: passes.Run, page: PageState) -> Chunk:
    first = run.tokens[0]
    is_title = first.type == "heading_open" and first.tag == "h2"
    anchor = PREFIX + str(first.attrGet("id")) if is_title else ""
    tokens = passes.with_voices(passes.with_timelines(run.tokens))
    return Chunk(_html(list(tokens), page), anchor, run.wide)


def _html(tokens: list[Token], page: PageState) -> str:
    env: dict[str, Any] = {"page": page}
    return clean(CourseRenderer().render(tokens, parser().options, env))


def _margin(inline: Token, page: PageState) -> str:
    """Say in the margin, once per page, what the words of the glossary mean."""
    new = [w for w in glossary_words(inline, page.course.glossary) if w not in page.words]
    page.words.update(new)
    if not new:
        return ""
    notes = "".join(_note(page.course.glossary[word]) for word in new)
    return f'<div class="marge" role="note" aria-label="Glossaire">{notes}</div>\n'


def _note(term: Term) -> str:
    name = term.term[:1].upper() + term.term[1:]
    return f"<p><strong>{escapeHtml(typeset(name))}.</strong> {escapeHtml(typeset(term.plain))}</p>"
