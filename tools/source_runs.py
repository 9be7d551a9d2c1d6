"""Runs of eight words, known by their digests alone: what a text may not share with its sources.

A word is what stands between spaces, apostrophes, hyphens and punctuation, in lower case, with its
accents. The sources themselves never enter the repository; from a digest nobody reads them again.
Six bytes are enough: a text of a million words would meet one of 11 000 digests by chance once in
25 000 times.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

LENGTH = 8
DIGEST_BYTES = 6
RUNS = Path(__file__).parent.parent / "tests" / "content" / "source_runs.bin"

_WORD = re.compile(r"[^\W_]+")
_LIST_NUMBER = re.compile(r"^[\s>]*\d{1,2}[.)]\s")
_BROKEN_WORD = re.compile(r"(?<=[^\W\d_])[-\u2010]\n\s*(?=[^\W\d_])")
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))


@dataclass(frozen=True, slots=True)
class Word:
    text: str
    line: int


def words_of(text: str) -> tuple[Word, ...]:
    """Give the words of a text with their lines; the numbers of a list are not words."""
    plain = unicodedata.normalize("NFC", text).translate(_UNSEEN).lower()
    lines = (_LIST_NUMBER.sub("", line) for line in plain.split("\n"))
    return tuple(
        Word(found[0], number)
        for number, line in enumerate(lines, start=1)
        for found in _WORD.finditer(line)
    )


def digests(words: Sequence[str]) -> Iterator[bytes]:
    """Give the digest of each run, in order: the first is that of words 1 to 8."""
    for start in range(len(words) - LENGTH + 1):
        run = " ".join(words[start : start + LENGTH])
        yield hashlib.blake2b(run.encode(), digest_size=DIGEST_BYTES).digest()


def digests_of_source(text: str) -> frozenset[bytes]:
    """Read a source twice, since a hyphen at the end of a line may belong to the word or not."""
    readings = text, _BROKEN_WORD.sub("", text)
    return frozenset(d for read in readings for d in digests([w.text for w in words_of(read)]))


def pack(found: Iterable[bytes]) -> bytes:
    return b"".join(sorted(set(found)))


def unpack(data: bytes) -> frozenset[bytes]:
    return frozenset(data[at : at + DIGEST_BYTES] for at in range(0, len(data), DIGEST_BYTES))
