"""How what was found is shown: the text around the first word that answers."""

from collections.abc import Collection
from dataclasses import dataclass

from allervers_training.searching.domain.words import WORD, is_beginning, stem

AROUND = 110  # signs shown on each side of the first word found


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of an excerpt; `found` when it answers the question."""

    text: str
    found: bool


def excerpt(text: str, asked: Collection[str]) -> tuple[Piece, ...]:
    """Cut a text around the first word that answers, and tell such words apart."""
    hits = [f.span() for f in WORD.finditer(text) if _answers(f[0], asked)]
    first = hits[0][0] if hits else 0
    start, end = _cut(text, max(0, first - AROUND)), min(len(text), first + 2 * AROUND)
    end = len(text) if end == len(text) else text.rfind(" ", start, end)
    pieces, at = [Piece("… ", found=False)] if start else [], start
    for begins, ends in hits:
        if begins >= start and ends <= end:
            pieces += [
                Piece(text[at:begins], found=False),
                Piece(text[begins:ends], found=True),
            ]
            at = ends
    rest = text[at:end] + (" …" if end < len(text) else "")
    return tuple(piece for piece in (*pieces, Piece(rest, found=False)) if piece.text)


def _answers(word: str, asked: Collection[str]) -> bool:
    root = stem(word)
    return any(root == one or (is_beginning(one) and root.startswith(one)) for one in asked)


def _cut(text: str, near: int) -> int:
    """Return the beginning of a word at or after a place; 0 stays 0."""
    space = text.find(" ", near) if near else -1
    return space + 1 if space >= 0 else 0
