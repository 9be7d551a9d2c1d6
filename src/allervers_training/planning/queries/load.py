"""Reads for whoever is responsible for all sessions."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, case, exists, extract, func, select
from sqlalchemy.orm import Session

from allervers_training.cohorts.domain import EnrolmentStatus, SessionRole
from allervers_training.cohorts.models import Cohort, DemiJournee, Enrolment
from allervers_training.planning.domain import Month
from allervers_training.planning.queries.homes import IS_TRAINEE

YEAR: ColumnElement[int] = extract("year", DemiJournee.day)
MONTH: ColumnElement[int] = extract("month", DemiJournee.day)


class SessionRow(NamedTuple):
    """A session with its two sizes."""

    cohort: Cohort
    half_days: int
    enrolled: int


def load(db: Session) -> Sequence[Month]:
    """Count sessions, half-days and confirmed trainees of each month in which something takes place."""
    each = (
        select(
            YEAR.label("year"),
            MONTH.label("month"),
            DemiJournee.cohort_id.label("cohort_id"),
            func.count().label("half_days"),
        )
        .group_by(YEAR, MONTH, DemiJournee.cohort_id)
        .subquery()
    )
    people = (
        select(func.count()).where(Enrolment.cohort_id == each.c.cohort_id, IS_TRAINEE)
    ).scalar_subquery()
    counted = select(each, people.label("people")).subquery()
    rows = db.execute(
        select(
            counted.c.year,
            counted.c.month,
            func.count(),
            func.sum(counted.c.half_days),
            func.sum(counted.c.people),
        )
        .group_by(counted.c.year, counted.c.month)
        .order_by(counted.c.year, counted.c.month)
    )
    return [Month(*(int(number) for number in row)) for row in rows]


def all_sessions(
    db: Session, month: Month | None, today: date, *, skip: int, count: int
) -> Sequence[SessionRow]:
    """Return sessions of a month, or all of them: coming ones first, past ones after."""
    half_days = select(func.count()).where(DemiJournee.cohort_id == Cohort.id).scalar_subquery()
    people = select(func.count()).where(Enrolment.cohort_id == Cohort.id, IS_TRAINEE)
    order = _coming_first(today)
    listed = select(Cohort.id).where(*_in(month)).order_by(*order).offset(skip).limit(count)
    rows = db.execute(  # chosen first: sizes are counted for the sessions of the page alone
        select(Cohort, half_days, people.scalar_subquery())
        .where(Cohort.id.in_(listed))
        .order_by(*order)
    )
    return [SessionRow(*row) for row in rows]


def trainers_of(db: Session, cohorts: Collection[int]) -> Mapping[int, Sequence[str]]:
    """Return, for several sessions at once, the names of their trainers."""
    rows = db.execute(
        select(Enrolment.cohort_id, Enrolment.shown_name)
        .where(
            Enrolment.cohort_id.in_(cohorts),
            Enrolment.role == SessionRole.TRAINER,
            Enrolment.status == EnrolmentStatus.CONFIRMED,
        )
        .order_by(Enrolment.id)
    )
    found: dict[int, list[str]] = {}
    for cohort_id, name in rows:
        found.setdefault(cohort_id, []).append(name)
    return found


def _coming_first(today: date) -> tuple[ColumnElement[Any], ...]:
    is_past = Cohort.ends_on < today
    return (
        case((is_past, 1), else_=0),
        case((is_past, None), else_=Cohort.starts_on),
        Cohort.starts_on.desc(),
        Cohort.id.desc(),
    )


def _in(month: Month | None) -> tuple[ColumnElement[bool], ...]:
    if month is None:
        return ()
    takes_place = exists().where(
        DemiJournee.cohort_id == Cohort.id,
        DemiJournee.day >= month.first_day,
        DemiJournee.day < month.next_first_day,
    )
    return (takes_place,)
