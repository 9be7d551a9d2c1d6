"""Reads about the team of a session, and about those who may join it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, select, true
from sqlalchemy.orm import Session

from allervers_training.accounts.domain import SiteRole
from allervers_training.accounts.models import Person, PersonRole
from allervers_training.cohorts.domain import EnrolmentStatus, SessionRole
from allervers_training.cohorts.models import Cohort, Enrolment


@dataclass(frozen=True)
class Staff:
    """Somebody with a role on the site."""

    id: int
    name: str
    roles: tuple[SiteRole, ...]


def team(db: Session, cohort: Cohort) -> Sequence[Enrolment]:
    """Return who is in a session without being there to be trained."""
    return db.scalars(
        select(Enrolment).where(
            Enrolment.cohort_id == cohort.id,
            Enrolment.role != SessionRole.TRAINEE,
            Enrolment.status != EnrolmentStatus.REMOVED,
        )
    ).all()


def staff(db: Session, *, outside: Cohort | None = None) -> list[Staff]:
    """Return everybody who has a role on the site, by name; without those who are in a session, if one is given."""
    rows = db.execute(
        select(Person.id, Person.name, PersonRole.role)
        .join(PersonRole, PersonRole.person_id == Person.id)
        .where(~_is_in(outside) if outside else true())
        .order_by(Person.name, Person.id)
    )
    held: dict[tuple[int, str], list[SiteRole]] = defaultdict(list)
    for number, name, role in rows:
        held[number, name].append(SiteRole(role))
    return [Staff(number, name, tuple(roles)) for (number, name), roles in held.items()]


def _is_in(cohort: Cohort) -> ColumnElement[bool]:
    place = select(Enrolment.id).where(
        Enrolment.person_id == Person.id,
        Enrolment.cohort_id == cohort.id,
        Enrolment.status != EnrolmentStatus.REMOVED,
    )
    return place.exists()
