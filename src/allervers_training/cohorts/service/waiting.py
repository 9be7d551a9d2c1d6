"""Confirming places that waited for a prerequisite."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from allervers_training.accounts import service as accounts
from allervers_training.accounts.models import Person
from allervers_training.cohorts.domain import EnrolmentStatus, SessionRole
from allervers_training.cohorts.entrance import closed_for
from allervers_training.cohorts.models import Cohort, Enrolment
from allervers_training.cohorts.service.places import announce
from allervers_training.kernel.clock import room_day


def admit_waiting(
    db: Session, person_id: int, module_id: str | None = None, *, by: int | None, at: datetime
) -> None:
    """Confirm the places that only waited for a prerequisite, now that it is met; those past stay as they are.

    Whoever joined by code and has not been checked yet is not of them: her name waits for the team.
    """
    waiting = db.scalars(
        select(Enrolment)
        .join(Enrolment.cohort)
        .join(Person, Person.id == Enrolment.person_id)
        .where(
            Enrolment.person_id == person_id,
            Enrolment.role == SessionRole.TRAINEE,
            Enrolment.status == EnrolmentStatus.TO_CHECK,
            Person.provisional.is_(False),
            Cohort.ends_on >= room_day(at),
        )
        .options(joinedload(Enrolment.cohort))
    ).all()
    for place in waiting:
        if module_id in {None, place.cohort.module_id} and not closed_for(
            db, (person_id,), place.cohort
        ):
            place.status = EnrolmentStatus.CONFIRMED
            accounts.audit(db, "enrolment_confirmed", "enrolment", place.id, by=by, at=at)
            announce(db, place.cohort_id)
