"""When the survey is asked: from three months after a session, by one letter and two reminders at most."""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

ASKED_AFTER = timedelta(days=91)  # three months
WRITTEN_UNTIL = timedelta(days=182)  # six months: nobody is written to later
CLOSED_AFTER = timedelta(days=365)
AGAIN_AFTER = timedelta(days=14)
MOST_REMINDERS = 2
FIRST_HOUR, LAST_HOUR, SATURDAY = 9, 18, 5  # letters leave when a service is at work


class Call(StrEnum):
    """What is written to somebody."""

    INVITATION = "invitation"
    REMINDER = "relance"


@dataclass(frozen=True, slots=True)
class Written:
    """What somebody was written already; `is_over` when she has answered."""

    invited_on: date | None = None
    reminders: int = 0
    reminded_on: date | None = None
    is_over: bool = False


def asked_from(ends_on: date) -> date:
    return ends_on + ASKED_AFTER


def written_until(ends_on: date) -> date:
    return ends_on + WRITTEN_UNTIL


def closes_on(ends_on: date) -> date:
    return ends_on + CLOSED_AFTER


def is_open(today: date, ends_on: date) -> bool:
    """Tell whether the survey of a session can be answered: from three months to a year after its end."""
    return asked_from(ends_on) <= today <= closes_on(ends_on)


def window(today: date) -> tuple[date, date]:
    """Return the first and the last day on which a session whose people are written to today has ended."""
    return today - WRITTEN_UNTIL, today - ASKED_AFTER


def next_call(today: date, ends_on: date, written: Written) -> Call | None:
    """Return what is due to somebody today, if anything: a reminder follows the last letter by two weeks."""
    first, last = window(today)
    if written.is_over or not first <= ends_on <= last:
        return None
    if written.invited_on is None:
        return Call.INVITATION if written.reminders < MOST_REMINDERS else None
    newest = written.reminded_on or written.invited_on
    is_due = written.reminders < MOST_REMINDERS and newest + AGAIN_AFTER <= today
    return Call.REMINDER if is_due else None


def is_time_to_write(local: datetime) -> bool:
    """Tell whether letters may leave by themselves, by the clock of the place: not at night, not on a Sunday."""
    return local.weekday() < SATURDAY and FIRST_HOUR <= local.hour < LAST_HOUR


def token_of(key: bytes, survey_id: int) -> str:
    """Return the secret of a survey's link: always the same, so that a slip printed twice opens twice.

    Derived from the site's key (HMAC-SHA-256, 128 bits kept), never stored.
    """
    made = hmac.new(key, f"cold survey {survey_id}".encode(), hashlib.sha256)
    return made.hexdigest()[:32]
