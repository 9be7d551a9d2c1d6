"""Coming in by the code on the wall as somebody whom the site knows already."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from allervers_training.accounts.models import Person
from allervers_training.cohorts import access
from allervers_training.cohorts.domain import EnrolmentStatus, SessionRole
from allervers_training.cohorts.entrance import closed_for
from allervers_training.cohorts.models import Cohort, Enrolment
from allervers_training.cohorts.service.places import add_place, announce, lock
from allervers_training.kernel.errors import Refused

TAKEN_OUT = "Votre place dans cette session a été retirée."
TAKEN_OUT_REMEDY = "Parlez-en à la formatrice ou au formateur : votre place peut être rouverte."


def join_as(db: Session, code: str, person: Person, *, at: datetime) -> Enrolment:
    """Let her in as herself, with her path: confirmed, or waiting when the prerequisite is not met.

    Raises `Refused` for a wrong or closed code, and for whoever was taken out of that session.
    """
    cohort = access.by_code(db, code)
    lock(db, cohort.id)  # two taps find one place
    hers = select(Enrolment).where(
        Enrolment.cohort_id == cohort.id, Enrolment.person_id == person.id
    )
    place = db.scalars(hers).one_or_none() or _new(db, cohort, person, at=at)
    if place.status is EnrolmentStatus.REMOVED:
        raise Refused(TAKEN_OUT, remedy=TAKEN_OUT_REMEDY)
    place.joined_at = place.joined_at or at
    announce(db, cohort.id)
    return place


def _new(db: Session, cohort: Cohort, person: Person, *, at: datetime) -> Enrolment:
    waits = closed_for(db, (person.id,), cohort)
    status = EnrolmentStatus.TO_CHECK if waits else EnrolmentStatus.CONFIRMED
    return add_place(db, cohort, person, SessionRole.TRAINEE, status, at=at)
