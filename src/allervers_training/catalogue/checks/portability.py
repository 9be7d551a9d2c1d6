"""What pandoc, or a future tool, would read otherwise than we do; raw HTML above all."""

import re
from collections.abc import Iterator

from markdown_it.token import Token

from allervers_training.catalogue.checks.tree import Page, Tree
from allervers_training.catalogue.domain import Problem

_IN_TEXT = (
    (
        re.compile(r"</?[A-Za-z][^<>]*>|<!--"),
        "H01",
        "du HTML n’a pas sa place dans le texte.",
        "Utilisez du Markdown ; pour un signe <, écrivez \\<.",
    ),
    (
        re.compile(r"(?<![\w./-])@[A-Za-z0-9_]{2}"),
        "P04",
        "une citation hors crochets n’est pas numérotée.",
        "Écrivez [@cle].",
    ),
    (
        re.compile(r"\[\^|\^\["),
        "P05",
        "les notes de bas de page ne sont pas admises.",
        "Mettez la note dans le texte, ou citez une source.",
    ),
    (
        re.compile(r"\$[^\s$](?:[^$]*[^\s$])?\$"),
        "P03",
        "pandoc lirait une formule entre ces deux $.",
        "Écrivez \\$.",
    ),
    (
        re.compile(r"(?<!\w)[~^][^\s~^]+[~^](?!\w)|~~"),
        "P06",
        "pandoc lirait un exposant, un indice ou un texte barré.",
        "Écrivez \\~ ou \\^.",
    ),
)
_LIST_ELSEWHERE = re.compile(r"\s{0,3}(?:\(?[a-z]\)|\([ivx\d]+\)|[ivx]+[.)]|#\.)\s")
_STUCK = {
    "bullet_list_open": (
        "P01",
        "cette liste touche le paragraphe : pandoc la lirait comme du texte.",
    ),
    "ordered_list_open": (
        "P01",
        "cette liste touche le paragraphe : pandoc la lirait comme du texte.",
    ),
    "heading_open": ("P02", "ce titre touche le texte du dessus : pandoc ne le verrait pas."),
    "blockquote_open": (
        "P02",
        "cette citation touche le texte du dessus : pandoc ne la verrait pas.",
    ),
    "table_open": ("P02", "ce tableau touche le texte du dessus : pandoc ne le verrait pas."),
}


def check_words(tree: Tree) -> Iterator[Problem]:
    for page in tree.pages:
        for child, line in page.parsed.inlines():
            for sign, code, message, remedy in _IN_TEXT:
                if child.type == "text" and sign.search(child.content):
                    yield page.error(line, code, message, remedy)


def check_shapes(tree: Tree) -> Iterator[Problem]:
    for page in tree.pages:
        lines = page.read.text.markdown.split("\n")
        for token, in_list in _with_lists(page.parsed.tokens):
            if token.map and not in_list:
                yield from _shape(page, token, lines)


def _shape(page: Page, token: Token, lines: list[str]) -> Iterator[Problem]:
    start, line = (token.map or [0])[0], page.parsed.line_of(token)
    above = lines[start - 1].strip() if start else ""
    if token.type in _STUCK and above and not above.startswith(":::"):
        code, message = _STUCK[token.type]
        yield page.error(line, code, message, "Laissez une ligne vide avant.")
    if token.type == "paragraph_open" and lines[start].startswith(("    ", "\t")):
        message = "ce texte est décalé de quatre espaces : pandoc le lirait comme du code."
        yield page.error(line, "P07", message, "Commencez la ligne au bord.")
    if token.type == "paragraph_open" and _LIST_ELSEWHERE.match(lines[start]):
        message = "pandoc lirait ici une liste."
        yield page.error(
            line, "P08", message, "Écrivez la liste avec 1. ou -, ou changez le début de la phrase."
        )


def _with_lists(tokens: tuple[Token, ...]) -> Iterator[tuple[Token, bool]]:
    """Follow lists and definitions, where indentation and closeness are pandoc's own too."""
    depth = 0
    for token in tokens:
        opens = token.type.endswith(("_list_open", "dl_open"))
        closes = token.type.endswith(("_list_close", "dl_close"))
        depth -= closes
        yield token, depth > 0
        depth += opens
