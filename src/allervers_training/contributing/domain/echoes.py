"""Whether a text says again what another one says: what a trainer copied from a text goes with it."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

IN_A_ROW = 4  # words: fewer are anybody's
_WORD = re.compile(r"\w+")


def runs_of(texts: Iterable[str]) -> frozenset[tuple[str, ...]]:
    """Return every run of words that is somebody's own."""
    found: set[tuple[str, ...]] = set()
    for words in map(_words, texts):
        found |= {tuple(words[i : i + IN_A_ROW]) for i in range(len(words) - IN_A_ROW + 1)}
    return frozenset(found)


def echoes(text: str, runs: frozenset[tuple[str, ...]]) -> bool:
    """Tell whether a text holds one of these runs."""
    return bool(runs & runs_of((text,)))


def texts_in(answers: Mapping[str, Any] | None) -> tuple[str, ...]:
    """Return all that was typed in answers, lists included."""
    found: list[str] = []
    for answer in (answers or {}).values():
        found += [answer] if isinstance(answer, str) else [str(one) for one in answer]
    return tuple(found)


def _words(text: str) -> list[str]:
    bare = unicodedata.normalize("NFKD", text.casefold())
    return _WORD.findall("".join(s for s in bare if not unicodedata.combining(s)))
