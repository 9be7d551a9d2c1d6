"""Gives headings the identifier written after them, `## Titre {#id}`, or one from their words."""

import re
import unicodedata

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore

_WRITTEN = re.compile(r"\s*\{\s*#(?P<id>[^\s{}]+)[^{}]*\}\s*$")


def headings_plugin(md: MarkdownIt) -> None:
    md.core.ruler.after("block", "heading_ids", _name_headings)


def slug(text: str) -> str:
    """Fold a text to ASCII words joined by hyphens."""
    folded = unicodedata.normalize("NFKD", text.replace("’", "'")).encode("ascii", "ignore")
    return "-".join(re.findall(r"[a-z0-9]+", folded.decode().lower()))


def _name_headings(state: StateCore) -> None:
    taken: set[str] = set()
    for opening, inline in zip(state.tokens, state.tokens[1:], strict=False):
        if opening.type == "heading_open":
            found = _WRITTEN.search(inline.content)
            if found:
                inline.content = inline.content[: found.start()]
                opening.meta["written"] = True
            name = found["id"] if found else _free(slug(inline.content) or "titre", taken)
            taken.add(name)
            opening.attrSet("id", name)


def _free(name: str, taken: set[str]) -> str:
    rank, free = 1, name
    while free in taken:
        rank += 1
        free = f"{name}-{rank}"
    return free
