"""The inline rule that reads pandoc's citations: `[voir @cle, p. 12; @autre]`."""

import re
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

_KEY = r"[A-Za-z0-9_](?:[\w:./-]*[\w])?"
_PART = re.compile(
    rf"(?P<prefix>(?:.*[\s(])?)-?@(?P<key>{_KEY}|\{{[^{{}}]+\}})(?:\s*,\s*(?P<locator>.*)|\s+(?P<suffix>.*))?",
    re.DOTALL,
)
_LONGEST = 1000


@dataclass(frozen=True, slots=True)
class Citation:
    key: str
    prefix: str = ""
    locator: str = ""


def citations_plugin(md: MarkdownIt) -> None:
    md.inline.ruler.before("link", "citation", _citation)


def citations_in(inside: str) -> tuple[Citation, ...]:
    """Read what stands between the brackets; nothing when it is not only citations."""
    found = [_PART.fullmatch(part.strip()) for part in inside.split(";")]
    if not all(found):
        return ()
    return tuple(_read(part) for part in found if part)


def _read(part: re.Match[str]) -> Citation:
    locator = " ".join((part["locator"] or part["suffix"] or "").split())
    return Citation(part["key"].strip("{}"), " ".join(part["prefix"].split()), locator)


def _citation(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - its caller's
    if state.src[state.pos] != "[":
        return False
    end = state.src.find("]", state.pos, min(state.posMax, state.pos + _LONGEST))
    if end < 0 or state.src[end + 1 : end + 2] in {"(", "{"}:
        return False
    inside = state.src[state.pos + 1 : end]
    citations = citations_in(inside) if "@" in inside and "[" not in inside else ()
    if not citations:
        return False
    if not silent:
        token = state.push("citation", "", 0)
        token.content, token.meta = inside, {"citations": citations}
    state.pos = end + 1
    return True
