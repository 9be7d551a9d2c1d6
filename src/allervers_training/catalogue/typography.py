"""French typography, set when a text is shown and never in the files: spaces, quotes, apostrophes.

Only spaces that are already there become unbreakable, and one is added before ? ! ; stuck to a
word: identifiers, addresses and code pass unchanged. The font has no U+202F: U+00A0 serves for all.
"""

import re
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar, cast

T = TypeVar("T")

NBSP = "\u00a0"
_SPACE = "[ \u00a0\u202f]"

_MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
_ABBREVIATIONS = r"[Nn]°|§|pp?\.|art\.|chap\.|vol\.|M\.|MM\.|Mmes?|Mlles?|Dr|Mgr"
_PATTERNS = (
    (r"(?<=[^\W\d_])'(?=[\w«]|$)", "’"),
    (r"\.\.\.", "…"),
    (rf"{_SPACE}+([;:!?»%€‰])", rf"{NBSP}\1"),
    (r"(?<=[^\W\d_])([;!?]+)(?=\s|$|[»)])", rf"{NBSP}\1"),
    (rf"«{_SPACE}*", f"«{NBSP}"),
    (r"(?<=[^\s«])»", f"{NBSP}»"),
    (rf"(?<=\d){_SPACE}(?=\d{{3}}(?!\d))", NBSP),
    (rf"(?<!\w)({_ABBREVIATIONS}){_SPACE}(?=\S)", rf"\1{NBSP}"),
    (rf"(?<=\d){_SPACE}(h|min|km|kg|Md|M€|k€)\b", rf"{NBSP}\1"),
    (rf"(?<=\d{NBSP}h){_SPACE}(?=\d)", NBSP),
    (rf"\b(\d{{1,2}}|1er){_SPACE}({_MONTHS})\b", rf"\1{NBSP}\2"),
)
_RULES = tuple((re.compile(pattern), replacement) for pattern, replacement in _PATTERNS)


def typeset(text: str, before: str = "") -> str:
    """Set a piece of French; `before` is the sign that precedes it, when it is part of a sentence.

    Idempotent, and the identity on identifiers and addresses.
    """
    if not text.strip(" \n") and not before:
        return text
    text = _quotes(text, before)
    for pattern, replacement in _RULES:
        text = pattern.sub(replacement, text)
    return text


def typeset_values(value: T) -> T:
    """Set every string of a piece of content, however deep."""
    return cast("T", _set(value))


def _quotes(text: str, before: str) -> str:
    first, *pieces = text.split('"')
    done = first
    for piece in pieces:
        previous = (done or before)[-1:]
        opens = not previous or previous.isspace() or previous in "([«’'"
        done += (f"«{NBSP}" if opens else f"{NBSP}»") + piece
    return done


def _set(value: object) -> object:
    if isinstance(value, str):
        return typeset(value)
    if isinstance(value, tuple):
        return tuple(_set(item) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: _set(getattr(value, f.name)) for f in fields(value)})
    return value
