"""Renders a text of the course: safe HTML, its short table of contents and its numbered sources."""

import re
from dataclasses import dataclass
from typing import Any

from markdown_it.common.utils import escapeHtml
from markdown_it.token import Token

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

__all__ = ["Cited", "Rendered", "TocEntry", "render", "render_line"]


_SECTION = re.compile(r'(?=<h2 id="([^"]+)">)')


@dataclass(frozen=True, slots=True)
class Rendered:
    html: str
    toc: tuple[TocEntry, ...]
    sources: tuple[Cited, ...]

    def sections(self) -> dict[str, str]:
        """Cut the text at its titles of level 2: identifier → HTML; what precedes them is « »."""
        first, *others = _SECTION.split(self.html)
        return {"": first} | dict(zip(others[::2], others[1::2], strict=True))


def render(text: Text, course: Course, *, for_trainers: bool = False) -> Rendered:
    """Render a whole text; what is meant for trainers is left out unless asked for."""
    page = PageState(course)
    tokens = list(parse(text).tokens)
    if not for_trainers:
        tokens = list(passes.without_trainers_blocks(tokens))
    tokens = list(passes.with_voices(passes.with_pairs(tokens)))
    tokens = list(passes.with_margins(tokens, lambda inline: _margin(inline, page)))
    return Rendered(_html(tokens, page), tuple(page.toc), page.cited())


def render_line(markdown: str, course: Course) -> Rendered:
    """Render a line of prose, as in a definition of the glossary."""
    page = PageState(course)
    return Rendered(_html(list(parse_line(markdown)), page), (), page.cited())


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
