"""Titles that a screen reader or a table of contents could not follow."""

from collections.abc import Iterator
from itertools import pairwise

from allervers_training.catalogue.checks.tree import Page, Tree
from allervers_training.catalogue.domain import Problem
from allervers_training.catalogue.markdown.components import plain


def check_titles(tree: Tree) -> Iterator[Problem]:
    for page in tree.pages:
        yield from _page(page)


def _page(page: Page) -> Iterator[Problem]:
    tokens, previous = page.parsed.tokens, 1
    for opening, inline in pairwise(tokens):
        if opening.type != "heading_open":
            continue
        level, line = int(opening.tag[1:]), page.parsed.line_of(opening)
        if level == 1:
            yield page.error(
                line,
                "T01",
                "un titre de niveau 1 est réservé au titre de la page.",
                "Écrivez ## au lieu de #.",
            )
        elif level > previous + 1:
            message = f"ce titre saute du niveau {previous} au niveau {level}."
            yield page.error(line, "T02", message, f"Écrivez {'#' * (previous + 1)}.")
        if not plain(inline):
            yield page.error(line, "T03", "ce titre est vide.", "Écrivez-le, ou retirez la ligne.")
        previous = max(level, 2)
