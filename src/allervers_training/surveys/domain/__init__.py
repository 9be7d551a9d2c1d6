"""Rules of the cold survey: when it is asked and asked again, what is kept, and what may be told."""

from allervers_training.surveys.domain.answering import SHARED, answers_from
from allervers_training.surveys.domain.asking import (
    MOST_REMINDERS,
    Call,
    Written,
    asked_from,
    is_open,
    is_time_to_write,
    next_call,
    token_of,
    window,
    written_until,
)
from allervers_training.surveys.domain.telling import (
    Gathered,
    Told,
    gathered,
    left_out,
    released,
    shared_words,
    told,
)

__all__ = [
    "MOST_REMINDERS",
    "SHARED",
    "Call",
    "Gathered",
    "Told",
    "Written",
    "answers_from",
    "asked_from",
    "gathered",
    "is_open",
    "is_time_to_write",
    "left_out",
    "next_call",
    "released",
    "shared_words",
    "token_of",
    "told",
    "window",
    "written_until",
]
