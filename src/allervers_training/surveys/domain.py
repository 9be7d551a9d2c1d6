"""Rules of the cold survey: when it is asked, and what of its answers may be told."""

import hashlib
import hmac
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from allervers_training.activities.engine.regimes import FEW
from allervers_training.catalogue.domain import SurveyQuestion
from allervers_training.kernel.errors import Invalid

ASKED_AFTER = timedelta(days=91)  # three months
CLOSED_AFTER = timedelta(days=365)
MOST_SIGNS = 1_500
MOST_REMINDERS = 2


@dataclass(frozen=True, slots=True)
class Gathered:
    """One question with what was answered, without names or order."""

    id: str
    question: str
    answers: Sequence[str]


def asked_from(ends_on: date) -> date:
    return ends_on + ASKED_AFTER


def is_open(today: date, ends_on: date) -> bool:
    """Tell whether the survey of a session can be answered: from three months to a year after its end."""
    return asked_from(ends_on) <= today <= ends_on + CLOSED_AFTER


def token_of(key: bytes, survey_id: int) -> str:
    """Return the secret of a survey's link: always the same, so that a slip printed twice opens twice.

    Derived from the site's key (HMAC-SHA-256, 128 bits kept), never stored.
    """
    made = hmac.new(key, f"cold survey {survey_id}".encode(), hashlib.sha256)
    return made.hexdigest()[:32]


def answers_from(typed: Mapping[str, str], questions: Sequence[SurveyQuestion]) -> dict[str, str]:
    """Return what was answered, question by question; raises `Invalid` when it says nothing, or too much."""
    said = {q.id: typed.get(q.id, "").strip() for q in questions}
    long = {
        name: f"{MOST_SIGNS} signes au plus. Gardez l'exemple, coupez le reste."
        for name, text in said.items()
        if len(text) > MOST_SIGNS
    }
    if long:
        raise Invalid(long)
    kept = {name: text for name, text in said.items() if text}
    if not kept and questions:
        raise Invalid({questions[0].id: "Répondez à une question au moins, celle que vous voulez."})
    return kept


def gathered(
    answers: Iterable[Mapping[str, str]], questions: Sequence[SurveyQuestion]
) -> tuple[Gathered, ...]:
    """Return what a group answered; nothing under five people, who would be recognised by their words.

    In alphabetical order: the order of arrival would tell who wrote what.
    """
    given = list(answers)
    if len(given) < FEW:
        return ()
    return tuple(
        Gathered(q.id, q.text, sorted(one[q.id] for one in given if one.get(q.id)))
        for q in questions
    )
