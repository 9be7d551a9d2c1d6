"""Sets French typography in a text; code, addresses and foreign words keep their own."""

from collections.abc import Iterator
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from allervers_training.catalogue.typography import typeset


def french_plugin(md: MarkdownIt) -> None:
    md.core.ruler.push("french", _set_french)


def _set_french(state: StateCore) -> None:
    for token in state.tokens:
        if token.type == "inline":
            _attach_calls(token.children or [])
            before = ""
            for child, is_french in _with_language(token.children or []):
                if child.type == "text" and is_french:
                    child.content = typeset(child.content, before)
                before = child.content[-1:] or before


def _attach_calls(children: list[Token]) -> None:
    """Stick the number of a source to the word before it, as in print."""
    for before, child in pairwise(children):
        if child.type == "citation" and before.type == "text":
            before.content = before.content.rstrip(" ")


def _with_language(children: list[Token]) -> Iterator[tuple[Token, bool]]:
    """Follow the spans and links around each piece, and say whether it is French prose."""
    around: list[bool] = [True]
    for child in children:
        if child.nesting == 1:
            around.append(around[-1] and _is_french(child))
        yield child, around[-1]
        if child.nesting == -1:
            around.pop()


def _is_french(opening: Token) -> bool:
    return opening.info != "auto" and str(opening.attrGet("lang") or "fr").startswith("fr")
