"""What she accepts, line by line: each answer in words, what it binds her to, and how to change it."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from allervers_training.contributing.domain import agreement
from allervers_training.contributing.domain.agreement import Around
from allervers_training.contributing.pages.consenting import QUESTIONS, answer_in_words


@dataclass(frozen=True, slots=True)
class Line:
    """One answer, in words, and what changes it."""

    question: str
    short: str
    answer: str
    bound: tuple[str, ...]  # what this yes binds her to, and what she may still do
    sign: str
    change: str  # address, from this page


def lines_of(said: Mapping[str, str], around: Around) -> tuple[Line, ...]:
    return tuple(
        Line(
            q,
            QUESTIONS[q].short,
            answer_in_words(q, said[q], around),
            QUESTIONS[q].binding if said[q] == agreement.YES else (),
            _sign(q, said[q]),
            _query(said, around, changer=q),
        )
        for q in agreement.asked(said, around)
        if q in said
    )


def _sign(question: str, answer: str) -> str:
    if question == agreement.EXPLAINED:
        return "info"
    return "croix" if answer == agreement.NO else "coche"


def _query(said: Mapping[str, str], around: Around, **more: str) -> str:
    wants = {"demande": "oui"} if around.wants_licence else {}
    return f"?{urlencode({**said, **wants, 'lu': 'oui', **more})}"
