"""Which questions to ask now, and which still want an answer."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from allervers_training.contributing.domain.guides import GUIDES
from allervers_training.contributing.domain.question import Answers, Question
from allervers_training.contributing.domain.words import PropositionKind


def questions_for(kind: PropositionKind, answers: Answers) -> tuple[Question, ...]:
    """Return the questions to ask now, in order: what was answered opens some, and repeats others."""
    return tuple(_asked(GUIDES[kind].questions, answers))


def _asked(questions: Sequence[Question], answers: Answers) -> Iterator[Question]:
    for question in questions:
        if question.each_of:
            for number, name in enumerate(several(answers, question.each_of), 1):
                yield replace(
                    question,
                    key=f"{question.key}-{number}",
                    ask=question.ask.format(name),
                    label=f"{question.label} : {name}",
                )
        elif not question.needs or several(answers, question.needs):
            yield question


def several(answers: Answers, key: str) -> tuple[str, ...]:
    """Return what was answered, as a list without blanks."""
    found = answers.get(key, "")
    given = [found] if isinstance(found, str) else found
    return tuple(text.strip() for text in given if text.strip())


def one(answers: Answers, key: str) -> str:
    """Return what was answered, as one text; empty when nothing was."""
    return "\n\n".join(several(answers, key))


def missing(kind: PropositionKind, answers: Answers) -> tuple[Question, ...]:
    """Return the questions that still want an answer before the text can be sent."""
    asked = questions_for(kind, answers)
    return tuple(q for q in asked if len(several(answers, q.key)) < q.least)


def lacking(
    kind: PropositionKind, answers: Answers, spoken: Collection[str]
) -> tuple[tuple[Question, ...], tuple[Question, ...]]:
    """Return what is missing in two: what its author is still asked, and what she said that nobody has typed.

    `spoken` are the questions with a voice that waits to be typed.
    """
    left = missing(kind, answers)
    typed_soon = tuple(q for q in left if q.key in spoken and not several(answers, q.key))
    return tuple(q for q in left if q not in typed_soon), typed_soon
