"""Figures that give neither their source nor their year."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it.token import Token

from allervers_training.catalogue.checks.tree import Page, Tree
from allervers_training.catalogue.domain import Competence, Fiche, Module, Problem

_COUNTED = (
    r"%|€|euros?\b|millions?\b|milliards?\b|personnes?\b|ménages?\b|foyers?\b|bénéficiaires?\b|"
    r"allocataires?\b|professionnel|décès\b|sur\s\d"
)
_OUT_OF = r"\bune?\s\w+\ssur\s(?:deux|trois|quatre|cinq|dix)\b"
FIGURE = re.compile(rf"\d[\d\s.,]*(?:{_COUNTED})|{_OUT_OF}")
YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_STORIES = frozenset(
    """vignette steps setup variant instructor challenge debrief solution hint questions
    discussion falc testimonial voices""".split()  # noqa: SIM905 - words read best as words
)


@dataclass(slots=True)
class _Passage:
    """A paragraph; in a list or a table, the sentence that introduces it counts with it."""

    text: str
    line: int
    cited: bool
    introduction: str = ""


def check_figures(tree: Tree) -> Iterator[Problem]:
    for page in tree.pages:
        if isinstance(page.header, Competence | Module | Fiche):
            for passage in _passages(page):
                yield from _passage(page, passage)


def _passage(page: Page, passage: _Passage) -> Iterator[Problem]:
    found = FIGURE.search(passage.text)
    if found is None:
        return
    figure = " ".join(found[0].split())
    if not passage.cited:
        message = f"« {figure} » : ce chiffre n’a pas de source."
        yield page.warning(
            passage.line, "N01", message, "Citez-la : [@cle], ou retirez le chiffre."
        )
    if not YEAR.search(passage.text + passage.introduction):
        message = f"« {figure} » : ce chiffre n’a pas d’année."
        remedy = "Dites de quand date la mesure, et ce qu’elle mesure."
        yield page.warning(passage.line, "N02", message, remedy)


def _passages(page: Page) -> Iterator[_Passage]:
    story, inside, introduction = 0, 0, _Passage("", 1, cited=False)
    for token in page.parsed.tokens:
        if token.type.startswith("div_") and token.info in _STORIES:
            story += token.nesting
        elif token.type.startswith(("bullet_list", "ordered_list", "table")):
            inside += token.nesting
        elif token.type == "inline" and not story:
            text, cited = _text(token), _is_cited(token)
            if inside:
                cited = cited or introduction.cited
                yield _Passage(text, page.parsed.line_of(token), cited, introduction.text)
            else:
                introduction = _Passage(text, page.parsed.line_of(token), cited)
                yield introduction


def _text(inline: Token) -> str:
    return "".join(
        " " if "break" in c.type else c.content
        for c in inline.children or []
        if c.type != "citation"
    )


def _is_cited(inline: Token) -> bool:
    return any(child.type == "citation" for child in inline.children or [])
