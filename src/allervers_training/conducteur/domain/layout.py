"""Laying out a course over half-days."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Piece:
    """One step to be laid out: its place in the course's own order, and how long it takes."""

    number: int
    minutes: int
    is_break: bool = False


def laid_out(pieces: Sequence[Piece], capacities: Sequence[int]) -> list[tuple[Piece, ...]]:
    """Give each half-day its pieces, in order, none of them cut in two.

    A piece that does not fit waits for the next half-day; the last one takes all that is left, even when
    it overflows. A break that would open or end a half-day is left out: the meal, or the night, does its work.
    """
    if not capacities:
        return []
    days: list[list[Piece]] = [[] for _ in capacities]
    here = 0
    for piece in pieces:
        while here < len(capacities) - 1 and _sum(days[here]) + piece.minutes > capacities[here]:
            here += 1
        if not piece.is_break or days[here]:
            days[here].append(piece)
    return [tuple(_without_last_break(day)) for day in days]


def _without_last_break(day: list[Piece]) -> Iterator[Piece]:
    last = max((place for place, piece in enumerate(day) if not piece.is_break), default=-1)
    yield from day[: last + 1]


def _sum(day: Sequence[Piece]) -> int:
    return sum(piece.minutes for piece in day)
