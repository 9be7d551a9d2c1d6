"""Where one is in the questions, and which comes before and after."""

from collections.abc import Sequence
from dataclasses import dataclass

from allervers_training.contributing.domain.question import Question


@dataclass(frozen=True, slots=True)
class Place:
    """One question among those asked now."""

    question: Question
    number: int
    total: int
    before: Question | None
    after: Question | None


def place_of(asked: Sequence[Question], key: str) -> Place | None:
    """Return where a question stands; nothing when it is not asked."""
    keys = [question.key for question in asked]
    if key not in keys:
        return None
    at = keys.index(key)
    before = asked[at - 1] if at else None
    after = asked[at + 1] if at + 1 < len(asked) else None
    return Place(asked[at], at + 1, len(asked), before, after)
