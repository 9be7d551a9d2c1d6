"""Calendars: one's own address, and the files that programs read."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from allervers_training.accounts import access as accounts
from allervers_training.accounts.models import Person
from allervers_training.cohorts.models import Cohort
from allervers_training.kernel.clock import room_day
from allervers_training.planning import queries
from allervers_training.planning.calendar_file import Written, write
from allervers_training.web.french import french_date

REMEMBERED = timedelta(days=366)  # a calendar keeps what took place in the last year


@dataclass(frozen=True)
class CalendarPage:
    """Whether somebody has an address since some day, and its secret when it has just been made."""

    since: str
    address: str = ""


def calendar_page(db: Session, person: Person, address: str = "") -> CalendarPage:
    link = accounts.calendar_link_of(db, person)
    since = french_date(room_day(link.created_at)) if link else ""
    return CalendarPage(since, address)


def calendar_of_session(db: Session, cohort: Cohort, base_url: str, *, at: datetime) -> bytes:
    only = select(Cohort.id).where(Cohort.id == cohort.id)
    half_days = queries.half_days_to_write(db, only)
    revisions = queries.revisions(db, [cohort.id])
    return write(Written(cohort.title, half_days, revisions, base_url), at=at)


def calendar_of(db: Session, person: Person, base_url: str, *, at: datetime) -> bytes:
    """Write the sessions in which somebody is known, this year's past ones included."""
    since = room_day(at) - REMEMBERED
    half_days = queries.half_days_to_write(db, queries.confirmed_sessions_of(person.id, since))
    revisions = queries.revisions(db, {half.cohort_id for half in half_days})
    return write(Written("Aller vers, mes sessions", half_days, revisions, base_url), at=at)
