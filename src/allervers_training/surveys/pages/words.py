"""What a group wrote, some of it at a time: a session may hold three hundred people."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from allervers_training.surveys.domain import Gathered

BEGINNING = 20  # answers to each question, when all questions are shown
PAGE = 50  # answers, when one question alone is shown


@dataclass(frozen=True, slots=True)
class Place:
    """Where the reader is: in all questions, or so far into one."""

    question: str = ""
    after: int = 0


@dataclass(frozen=True, slots=True)
class Words:
    """Some answers to one question, and where the others are."""

    id: str
    question: str
    answers: Sequence[str]
    total: int
    before: int | None  # where the page before begins
    next: int | None
    is_alone: bool = False


def words_at(place: Place, gathered: Sequence[Gathered]) -> Sequence[Words]:
    """Return a page of one question, or the beginning of each; an unknown question is none."""
    one = next((one for one in gathered if one.id == place.question), None)
    if one is None:
        return [_words(each, 0, BEGINNING) for each in gathered]
    after = max(0, min(place.after, len(one.answers) - 1))
    return [replace(_words(one, after, PAGE), is_alone=True)]


def _words(one: Gathered, after: int, count: int) -> Words:
    total, until = len(one.answers), after + count
    return Words(
        id=one.id,
        question=one.question,
        answers=one.answers[after:until],
        total=total,
        before=max(0, after - PAGE) if after else None,
        next=until if until < total else None,
    )
