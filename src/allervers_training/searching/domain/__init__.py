"""What can be found, which words are the same, and how what was found is shown."""

from dataclasses import dataclass

from allervers_training.searching.domain.excerpts import Piece, excerpt
from allervers_training.searching.domain.words import asked_for, is_beginning, stem, stems_of

__all__ = [
    "BIBLIOGRAPHY",
    "Passage",
    "Piece",
    "asked_for",
    "excerpt",
    "is_beginning",
    "stem",
    "stems_of",
]

BIBLIOGRAPHY = "Bibliographie"


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of the course with an address of its own."""

    kind: str  # « Compétence », « Glossaire »…
    title: str
    address: str
    text: str
    for_trainers: bool = False

    @property
    def weighs(self) -> str:
        """What counts most: a title, but not that of a book, so that the course itself comes first."""
        return "" if self.kind == BIBLIOGRAPHY else self.title
