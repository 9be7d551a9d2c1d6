"""Reads the table of a timeline `::: frise`, and says what keeps it from being drawn."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise

from markdown_it.token import Token

from allervers_training.catalogue.markdown.components import plain

COLUMNS = ("Année", "Lieu", "Repère")
MOST_PLACES = 4  # as many as there are forms to tell them apart
_YEARS = re.compile(r"([12]\d{3})(?:-([12]\d{3}))?")


class Flaw(Enum):
    """What may be wrong with a timeline, or with one of its rows."""

    NOT_ONE_TABLE = auto()
    OTHER_COLUMNS = auto()
    NO_ROW = auto()
    EMPTY_CELL = auto()
    UNREADABLE_YEAR = auto()
    OUT_OF_ORDER = auto()
    TOO_MANY_PLACES = auto()


@dataclass(frozen=True, slots=True)
class Moment:
    """A year, or a period when it ends later than it starts, and its place."""

    start: int
    end: int
    place: str

    @property
    def is_period(self) -> bool:
        return self.start < self.end

    @property
    def label(self) -> str:
        return f"{self.start}-{self.end}" if self.is_period else str(self.start)


@dataclass(frozen=True, slots=True)
class Frise:
    """The moments in the order of the table, and each flaw with its line in the text (from 0)."""

    moments: tuple[Moment, ...]
    flaws: tuple[tuple[int, Flaw, str], ...]


def timelines(tokens: Sequence[Token]) -> Iterator[tuple[int, Frise]]:
    """Give each timeline of a text, with the rank of the token that opens it."""
    for rank, token in enumerate(tokens):
        if token.type == "div_open" and token.info == "frise":
            yield rank, read(tokens, rank)


def read(tokens: Sequence[Token], rank: int) -> Frise:
    opening = tokens[rank]
    inside = _inside(tokens, rank)
    line = opening.map[0] if opening.map else 0
    blocks = [t.type for t in inside if t.level == opening.level + 1 and t.nesting >= 0]
    if blocks != ["table_open"]:
        return Frise((), ((line, Flaw.NOT_ONE_TABLE, ""),))
    (head_line, head), *rows = _rows(inside)
    if tuple(head) != COLUMNS:
        return Frise((), ((head_line, Flaw.OTHER_COLUMNS, " | ".join(head)),))
    flaws = list(_flaws(rows)) or ([] if rows else [(head_line, Flaw.NO_ROW, "")])
    if flaws:
        return Frise((), tuple(flaws))
    return Frise(tuple(_moment(cells) for _, cells in rows), ())


def _inside(tokens: Sequence[Token], rank: int) -> Sequence[Token]:
    level = tokens[rank].level
    closing = next(
        n
        for n in range(rank + 1, len(tokens))
        if tokens[n].nesting < 0 and tokens[n].level == level
    )
    return tokens[rank + 1 : closing]


def _rows(tokens: Sequence[Token]) -> list[tuple[int, list[str]]]:
    """Give the words of each cell of each row, with the line of the row."""
    rows: list[tuple[int, list[str]]] = []
    for token in tokens:
        if token.type == "tr_open":
            rows.append((token.map[0] if token.map else 0, []))
        elif token.type == "inline":
            rows[-1][1].append(plain(token))
    return rows


def _flaws(rows: Sequence[tuple[int, list[str]]]) -> Iterator[tuple[int, Flaw, str]]:
    read_rows: list[tuple[int, Moment]] = []
    for line, cells in rows:
        if _years(cells[0]) is None:
            yield line, Flaw.UNREADABLE_YEAR, cells[0]
        elif not all(cells):
            yield line, Flaw.EMPTY_CELL, cells[0]
        else:
            read_rows.append((line, _moment(cells)))
    for (_, before), (line, moment) in pairwise(read_rows):
        if moment.start < before.start:
            yield line, Flaw.OUT_OF_ORDER, moment.label
    places = dict.fromkeys(moment.place for _, moment in read_rows)
    if len(places) > MOST_PLACES:
        extra = list(places)[MOST_PLACES]
        line = next(line for line, moment in read_rows if moment.place == extra)
        yield line, Flaw.TOO_MANY_PLACES, extra


def _moment(cells: Sequence[str]) -> Moment:
    years = _years(cells[0]) or (0, 0)
    return Moment(*years, cells[1])


def _years(words: str) -> tuple[int, int] | None:
    """Read `1889` or `1920-1935`; nothing else, and no period that ends before it starts."""
    found = _YEARS.fullmatch(words)
    if found is None:
        return None
    start, end = int(found[1]), int(found[2] or found[1])
    return (start, end) if start < end or not found[2] else None
