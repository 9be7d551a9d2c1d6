"""Reads about lists of people: whom they may name, what came of them."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from allervers_training.accounts.models import Person, WebSession
from allervers_training.cohorts.domain import EnrolmentStatus, SessionRole
from allervers_training.cohorts.models import Cohort, Enrolment, EnrolmentImport
from allervers_training.invitations.domain.group import Known

KEPT = 20  # imports shown


def people_for(db: Session, cohort: Cohort, addresses: Collection[str]) -> list[Known]:
    """Return whom a list may name: everybody of the session, and whoever has one of these addresses."""
    here = db.execute(
        select(Person.id, Person.name, Person.email, Enrolment.status)
        .join(Enrolment, Enrolment.person_id == Person.id)
        .where(Enrolment.cohort_id == cohort.id)
    ).all()
    found = [
        Known(n, name, email or "", here=True, removed=status is EnrolmentStatus.REMOVED)
        for n, name, email, status in here
    ]
    there = {person.person_id for person in found}
    elsewhere = db.execute(
        select(Person.id, Person.name, Person.email)
        .where(Person.email.in_(sorted(addresses)))
        .order_by(Person.id)
    ).all()
    return found + [Known(n, name, email or "") for n, name, email in elsewhere if n not in there]


def imports_of(db: Session, cohort: Cohort) -> Sequence[tuple[EnrolmentImport, int]]:
    """Return the newest imports of a session, each with how many places still come from it."""
    count = select(func.count()).where(Enrolment.import_id == EnrolmentImport.id)
    rows = db.execute(
        select(EnrolmentImport, count.scalar_subquery())
        .where(EnrolmentImport.cohort_id == cohort.id)
        .order_by(EnrolmentImport.id.desc())
        .limit(KEPT)
    ).all()
    return [(row[0], row[1]) for row in rows]


def places_from(db: Session, bringing: EnrolmentImport) -> Sequence[tuple[Enrolment, str]]:
    """Return the places that came from an import, with the whole name of each person."""
    rows = db.execute(
        select(Enrolment, Person.name)
        .join(Person, Person.id == Enrolment.person_id)
        .where(Enrolment.import_id == bringing.id)
        .order_by(Person.name, Enrolment.id)
    ).all()
    return [(row[0], row[1]) for row in rows]


def trainees(db: Session, cohort: Cohort) -> int:
    """Count the places that trainees take."""
    count = select(func.count()).where(
        Enrolment.cohort_id == cohort.id,
        Enrolment.role == SessionRole.TRAINEE,
        Enrolment.status != EnrolmentStatus.REMOVED,
    )
    return db.scalar(count) or 0


def signed_in_since(db: Session, person_ids: Collection[int], at: datetime) -> set[int]:
    """Return those who have opened a device since an instant."""
    found = select(WebSession.person_id).where(
        WebSession.person_id.in_(person_ids), WebSession.created_at >= at
    )
    return set(db.scalars(found.distinct()))
