"""Finds in a text the runs of eight words that stand in a source as well.

A title that is allowed counts as one word: quoting it is fine, a copied sentence around it is not.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from tools.prose import prose
from tools.source_runs import LENGTH, Word, digests, words_of

Title = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """Words in a row, all copied, as long as they go; `line` is where they start."""

    line: int
    text: str


def titles_of(texts: Iterable[str]) -> frozenset[Title]:
    return frozenset(tuple(word.text for word in words_of(text)) for text in texts)


def copied(text: str, known: Collection[bytes], titles: Collection[Title]) -> tuple[Passage, ...]:
    words = words_of(prose(text))
    plain = [word.text for word in words]
    units = _units(plain, titles)
    return tuple(
        _passage(words[start:end])
        for start, end in _spans(plain, known)
        if len(set(units[start:end])) >= LENGTH
    )


def _spans(plain: Sequence[str], known: Collection[bytes]) -> Iterator[tuple[int, int]]:
    """Give the first word of each copied passage, and the one after its last."""
    start = end = -1
    for at, digest in enumerate(digests(plain)):
        if digest not in known:
            continue
        if at > end:
            if end > 0:
                yield start, end
            start = at
        end = at + LENGTH
    if end > 0:
        yield start, end


def _units(plain: Sequence[str], titles: Collection[Title]) -> list[int]:
    """Give each word the number of the unit it belongs to: itself, or a title as a whole."""
    units = list(range(len(plain)))
    firsts = {title[0] for title in titles if title}
    for at, word in enumerate(plain):
        if word in firsts:
            longest = max(
                (len(t) for t in titles if tuple(plain[at : at + len(t)]) == t), default=0
            )
            units[at : at + longest] = [units[at]] * longest
    return units


def _passage(words: Sequence[Word]) -> Passage:
    return Passage(words[0].line, " ".join(word.text for word in words))
