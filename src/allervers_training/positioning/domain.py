"""Rules of positioning: when one answers, what has moved, and what a group may be told of itself."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from allervers_training.activities.engine.regimes import (
    FEW,
    Merged,
    Regime,
    Shown,
    merge_small,
    shown,
)
from allervers_training.progress.domain.placing import is_before, is_final

LATER_FROM, LATER_UNTIL = (
    timedelta(days=85),
    timedelta(days=365),
)  # three to six months, with some slack
NEEDS_KEPT = timedelta(days=7)  # after the last day: it may be put off, and then they serve again
MOST_SIGNS = 2_000
LEANS = 0.6  # of the group, for words to say which way it leans


class Moment(StrEnum):
    BEFORE = "avant"
    AFTER = "apres"
    LATER = "plus_tard"


MOMENTS = {
    Moment.BEFORE: "Avant",
    Moment.AFTER: "À la fin",
    Moment.LATER: "Trois à six mois après",
}
MOVES = {0: "pareil", 1: "un cran de plus", -1: "un cran de moins"}


class Answer(NamedTuple):
    """One answer, in the order in which it was given; a full session gives thousands."""

    person: int  # her place in the session
    statement: str
    level: int


@dataclass(frozen=True, slots=True)
class Told:
    """What may be told of a group about one statement: nothing, words, or counts by level."""

    shown: Shown
    words: str = ""
    counts: Merged | None = None


def open_moments(today: date, starts_on: date, ends_on: date) -> tuple[Moment, ...]:
    """Return when one may answer now: before until the last day begins, after from that day on, then months later."""
    found = []
    if is_before(today, starts_on, ends_on):
        found.append(Moment.BEFORE)
    if is_final(today, ends_on):
        found.append(Moment.AFTER)
    if ends_on + LATER_FROM <= today <= ends_on + LATER_UNTIL:
        found.append(Moment.LATER)
    return tuple(found)


def needs_erased_on(ends_on: date) -> date:
    """Return the day from which nothing is left of what people needed in a session, nor asked for any more."""
    return ends_on + NEEDS_KEPT


def newest(answers: Iterable[Answer]) -> dict[str, int]:
    """Return one person's level for each statement: the last one given."""
    return {answer.statement: answer.level for answer in answers}


def change(before: int | None, after: int | None) -> str:
    """Say in words what has moved between two answers; nothing when one is missing."""
    if before is None or after is None:
        return ""
    gap = after - before
    return MOVES.get(gap) or f"{abs(gap)} crans de {'plus' if gap > 0 else 'moins'}"


def counted(answers: Sequence[Answer], statements: Collection[str]) -> list[Mapping[str, int]]:
    """Return the answers that a group's figures are made of: complete ones, as first given, five people at a time.

    Whoever watches the figures must not read one person's answers off by subtraction: nobody enters alone, and
    nobody's later change shows (research/quality.md §3.4).
    """
    complete = tuple(_first_complete(answers, frozenset(statements)))
    return list(complete[: len(complete) - len(complete) % FEW])


def told(levels: Sequence[int], scale: Sequence[int]) -> Told:
    """Return what may be told of a group's levels on one statement."""
    how = shown(Regime.ANONYMOUS, people=len(levels), revealed=True)
    if how is Shown.NOTHING:
        return Told(how)
    counts = merge_small({value: levels.count(value) for value in scale})
    if how is Shown.COUNTS and counts.apart:
        return Told(how, counts=counts)
    return Told(
        Shown.WORDS, words=_lean(levels, scale)
    )  # every cell was small: one sum tells nothing


def _first_complete(
    answers: Iterable[Answer], statements: frozenset[str]
) -> Iterator[Mapping[str, int]]:
    """Give each person's answers as they were when the last one came, in the order of those moments."""
    begun: dict[int, dict[str, int]] = {}
    over: set[int] = set()
    for answer in answers:
        if answer.person in over or answer.statement not in statements:
            continue
        own = begun.setdefault(answer.person, {})
        own[answer.statement] = answer.level
        if len(own) == len(statements):  # nothing else was let in
            over.add(answer.person)
            yield own


def _lean(levels: Sequence[int], scale: Sequence[int]) -> str:
    middle = (min(scale) + max(scale)) / 2
    upper = sum(level > middle for level in levels) / len(levels)
    if upper >= LEANS:
        return "le groupe pratique déjà, plutôt"
    return "le groupe découvre, plutôt" if 1 - upper >= LEANS else "partagé"
