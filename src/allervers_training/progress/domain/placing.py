"""When a trainee places herself, as « Mon parcours » offers it."""

from collections.abc import Collection
from datetime import date, timedelta

from allervers_training.progress.domain.words import FINAL, FIRST

FINAL_UNTIL = timedelta(days=60)  # after the last day


def is_before(today: date, starts_on: date, ends_on: date) -> bool:
    """Tell whether one may still say where one was before: until the last day begins."""
    return today < ends_on or today <= starts_on


def is_final(today: date, ends_on: date) -> bool:
    """Tell whether one may say where one is at the end."""
    return ends_on <= today <= ends_on + FINAL_UNTIL


def offered(today: date, starts_on: date, ends_on: date, done: Collection[str]) -> str:
    """Return the words that lead there: what is to be done today, or the page of what was said."""
    if FIRST not in done and is_before(today, starts_on, ends_on):
        return "Me situer : avant la formation"
    if FINAL not in done and is_final(today, ends_on):
        return "Me situer : à la fin"
    return "Où j'en suis"
