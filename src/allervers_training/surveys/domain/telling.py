"""What may be told of answers: nothing of fewer than five people, who would be recognised."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from allervers_training.activities.engine.regimes import (
    FEW,
    Merged,
    Regime,
    Shown,
    merge_small,
    shown,
)
from allervers_training.catalogue.domain import SurveyQuestion
from allervers_training.surveys.domain.answering import SHARED

NEWEST = 300  # answers that a module is told by: five at a time come in, and as many leave
MOST = 0.6  # of those who answered, for words to say what most of them chose
Answers = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Gathered:
    """One open question with what was answered, without names or order."""

    id: str
    question: str
    answers: Sequence[str]


@dataclass(frozen=True, slots=True)
class Told:
    """One question with choices, and what may be told of it: nothing, words, or counts by choice."""

    question: SurveyQuestion
    shown: Shown
    people: int = 0
    words: str = ""
    counts: Merged | None = None


def gathered(
    answers: Iterable[Answers], questions: Sequence[SurveyQuestion]
) -> tuple[Gathered, ...]:
    """Return what a group wrote; nothing under five people, who would be recognised by their words.

    In alphabetical order: the order of arrival would tell who wrote what.
    """
    given = list(answers)
    if len(given) < FEW:
        return ()
    return tuple(
        Gathered(q.id, q.text, sorted(one[q.id] for one in given if one.get(q.id)))
        for q in questions
        if not q.choices
    )


def released(answers: Sequence[Answers]) -> Sequence[Answers]:
    """Return the answers that figures are made of, from all of them as they came: five people at a time.

    Whoever watches the figures must not read one person's answers off by subtraction.
    """
    return answers[: len(answers) - len(answers) % FEW]


def left_out(count: int) -> int:
    """Return how many of so many answers, the oldest, a module is no longer told by; always a multiple of five."""
    return max(0, count - count % FEW - NEWEST)


def told(answers: Sequence[Answers], questions: Sequence[SurveyQuestion]) -> tuple[Told, ...]:
    """Return what may be told of each question with choices (decision 0012)."""
    return tuple(_told(q, [one.get(q.id, "") for one in answers]) for q in questions if q.choices)


def shared_words(
    answers: Iterable[Answers], questions: Sequence[SurveyQuestion]
) -> tuple[Gathered, ...]:
    """Return the words that may be read to another group: of those who said so, once they are five."""
    found = gathered([one for one in answers if one.get(SHARED)], questions)
    return tuple(one for one in found if one.answers)


def _told(question: SurveyQuestion, given: Sequence[str]) -> Told:
    counts = {choice.id: given.count(choice.id) for choice in question.choices}
    people = sum(counts.values())
    how = shown(Regime.ANONYMOUS, people=people, revealed=True)
    if how is Shown.NOTHING:
        return Told(question, how)
    merged = merge_small(counts)
    if how is Shown.COUNTS and merged.apart:
        return Told(question, how, people, counts=merged)
    return Told(question, Shown.WORDS, people, words=_most(question, counts, people))


def _most(question: SurveyQuestion, counts: Mapping[str, int], people: int) -> str:
    first = max(question.choices, key=lambda choice: counts[choice.id])
    if counts[first.id] >= MOST * people:
        return f"Le plus souvent, « {first.text} »."
    return "Les réponses sont partagées."
