"""Reads about whom an invitation can reach, and who has come in."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import exists, func, or_, select
from sqlalchemy.orm import Session
from sqlalchemy.sql.elements import ColumnElement

from allervers_training.accounts.domain import SiteRole
from allervers_training.accounts.models import Person, PersonRole, WebSession
from allervers_training.cohorts.domain import EnrolmentStatus
from allervers_training.cohorts.models import Cohort, Enrolment
from allervers_training.kernel.mail import OutgoingMail

PAGE = 200


@dataclass(frozen=True)
class Guest:
    """Somebody of a session with an address, and the newest message to her."""

    place: Enrolment
    email: str
    name: str
    has_come: bool
    mail: OutgoingMail | None


def guests(
    db: Session, cohort: Cohort, *, page: int = 1, place_id: int = 0, person_id: int = 0
) -> Sequence[Guest]:
    """Return whom an invitation by mail can reach: known people with an address, one page of them.

    Never somebody with rights on the whole site: her link is made by the person responsible.
    """
    only = [Enrolment.id == place_id] if place_id else []
    only += [Person.id == person_id] if person_id else []
    newest = select(func.max(OutgoingMail.id)).where(
        OutgoingMail.cohort_id == cohort.id, OutgoingMail.person_id == Person.id
    )
    rows = db.execute(
        select(Enrolment, Person.email, Person.name, has_come_in(), OutgoingMail)
        .join(Person, Person.id == Enrolment.person_id)
        .outerjoin(OutgoingMail, OutgoingMail.id == newest.correlate(Person).scalar_subquery())
        .where(*_reachable(cohort), *only)
        .order_by(Enrolment.shown_name, Enrolment.id)
        .offset((page - 1) * PAGE)
        .limit(PAGE)
    ).all()
    return [Guest(row[0], row[1] or "", row[2], bool(row[3]), row[4]) for row in rows]


def uninvited(db: Session, cohort: Cohort) -> Sequence[Guest]:
    """Return those who have an address, have not come in and were never written to; one page of them."""
    rows = db.execute(
        select(Enrolment, Person.email, Person.name)
        .join(Person, Person.id == Enrolment.person_id)
        .where(*_unwritten(cohort))
        .order_by(Enrolment.id)
        .limit(PAGE)
    ).all()
    return [Guest(row[0], row[1] or "", row[2], has_come=False, mail=None) for row in rows]


def uninvited_count(db: Session, cohort: Cohort) -> int:
    count = select(func.count(Enrolment.id)).join(Person, Person.id == Enrolment.person_id)
    return db.scalar(count.where(*_unwritten(cohort))) or 0


def reachable(db: Session, cohort: Cohort) -> int:
    count = select(func.count(Enrolment.id)).join(Person, Person.id == Enrolment.person_id)
    return db.scalar(count.where(*_reachable(cohort))) or 0


def everybody(db: Session, cohort: Cohort) -> Sequence[tuple[Enrolment, Person, bool]]:
    """Return the people of a session for an export, with whether each has come in."""
    rows = db.execute(
        select(Enrolment, Person, has_come_in())
        .join(Person, Person.id == Enrolment.person_id)
        .where(Enrolment.cohort_id == cohort.id)
        .order_by(Enrolment.role, Person.name, Enrolment.id)
    ).all()
    return [(row[0], row[1], bool(row[2])) for row in rows]


def has_come_in() -> ColumnElement[bool]:
    """Tell, in a query, whether somebody came in: by code, or by opening her link or card."""
    opened = exists().where(
        WebSession.person_id == Enrolment.person_id, WebSession.created_at >= Enrolment.created_at
    )
    return or_(Enrolment.joined_at.is_not(None), opened)


def _unwritten(cohort: Cohort) -> tuple[ColumnElement[bool], ...]:
    written = exists().where(
        OutgoingMail.cohort_id == cohort.id, OutgoingMail.person_id == Person.id
    )
    return (*_reachable(cohort), ~has_come_in(), ~written)


def _reachable(cohort: Cohort) -> tuple[ColumnElement[bool], ...]:
    rights = exists().where(
        PersonRole.person_id == Person.id,
        PersonRole.role.in_((SiteRole.ADMIN, SiteRole.TRAINER)),
    )
    return (
        Enrolment.cohort_id == cohort.id,
        Enrolment.status == EnrolmentStatus.CONFIRMED,
        Person.email.is_not(None),
        ~rights,
    )
