"""The texts of the course in which a figure may stand, each with its citations where they fall.

What is invented or only organises a group is left out: stories, steps, roles, situations, and the
choices of a quiz, some of which are wrong on purpose.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it.token import Token

from allervers_training.catalogue.checks.tree import Page
from allervers_training.catalogue.domain import Term
from allervers_training.catalogue.markdown.parser import parse_line

INVENTED = frozenset(
    {"vignette", "testimonial", "voices", "steps", "setup", "variant", "questions"}
)
_TOLD_IN_HEADERS = frozenset(
    """explanation feedback note plan-b prompt prompts relaunch statements terms text to-check
    items choices lines""".split()  # noqa: SIM905 - words read best as words
)
_PLAIN = str.maketrans({"\u00a0": " ", "\u202f": " ", "’": "'", "\n": " "})


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, a row or a line of a header; citations stand in it as `[@key]`.

    In a list or a table, `introduction` is the paragraph above.
    """

    line: int
    text: str
    introduction: str = ""


def passages(page: Page) -> Iterator[Passage]:
    yield from _header(page, page.read.source.value, ())
    yield from _body(page)


def passages_of_term(term: Term) -> Iterator[Passage]:
    """Give what the glossary says of a word: its sentence, then its definition."""
    yield Passage(1, term.plain)
    for inline in parse_line(term.definition):
        yield Passage(1, _text(inline))


def _header(page: Page, value: object, path: tuple[str | int, ...]) -> Iterator[Passage]:
    if isinstance(value, dict):
        is_choice = "correct" in value
        for key, item in value.items():
            if key in _TOLD_IN_HEADERS and not (is_choice and key == "text"):
                yield from _header(page, item, (*path, key))
    elif isinstance(value, list):
        for rank, item in enumerate(value):
            yield from _header(page, item, (*path, rank))
    elif isinstance(value, str):
        yield Passage(page.line(*path), " ".join(value.translate(_PLAIN).split()))


def _body(page: Page) -> Iterator[Passage]:
    """Follow the text block by block; the cells of a row are one passage."""
    story, inside, introduction = 0, 0, ""
    row: list[Token] | None = None
    for token in page.parsed.tokens:
        if token.type.startswith("div_") and token.info in INVENTED:
            story += token.nesting
        elif token.type.startswith(("bullet_list", "ordered_list", "table")):
            inside += token.nesting
        elif token.type == "tr_open":
            row = []
        elif token.type == "tr_close" and row and not story:
            cells = " | ".join(_text(cell) for cell in row)
            yield Passage(page.parsed.line_of(row[0]), cells, introduction)
            row = None
        elif token.type == "inline" and row is not None:
            row.append(token)
        elif token.type == "inline" and not story:
            text = _text(token)
            yield Passage(page.parsed.line_of(token), text, introduction if inside else "")
            introduction = introduction if inside else text


def _text(inline: Token) -> str:
    said = "".join(_said(child) for child in inline.children or [])
    return " ".join(said.translate(_PLAIN).split())


def _said(child: Token) -> str:
    if child.type == "citation":
        return "".join(f"[@{citation.key}]" for citation in child.meta["citations"])
    return " " if "break" in child.type else child.content
