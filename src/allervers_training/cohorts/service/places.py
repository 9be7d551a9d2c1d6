"""Enrolling, joining by code, matching whoever joined, taking out and letting back in."""

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from allervers_training.accounts import service as accounts
from allervers_training.accounts.domain import same_name
from allervers_training.accounts.models import AccessLink, Person, WebSession
from allervers_training.cohorts import access, queries
from allervers_training.cohorts.domain import (
    EnrolmentStatus,
    SessionRole,
    distinct_name,
)
from allervers_training.cohorts.models import Cohort, Enrolment
from allervers_training.kernel.db import after_commit
from allervers_training.kernel.errors import Conflict, Refused
from allervers_training.kernel.signals import rights_changed, room_changed


class Homonym(Conflict):
    """Somebody in the room already answers to that name."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"« {name} » est déjà dans la salle.",
            remedy="Si c'est une autre personne, ajoutez une lettre à votre prénom pour qu'on vous distingue.",
        )


def enrol(
    db: Session, cohort: Cohort, person: Person, role: SessionRole, *, at: datetime
) -> Enrolment:
    """Give a known person a place; a second enrolment of the same person is the first one, back again."""
    found = db.scalars(
        select(Enrolment).where(Enrolment.cohort_id == cohort.id, Enrolment.person_id == person.id)
    ).one_or_none()
    if found:
        found.status, found.role = EnrolmentStatus.CONFIRMED, role
        return found
    return _add_place(db, cohort, person, role, EnrolmentStatus.CONFIRMED, at=at)


def join(
    db: Session, code: str, name: str, *, at: datetime, even_if_homonym: bool = False
) -> tuple[Enrolment, Person]:
    """Let somebody in by the code on the wall: at once, provisional, « à vérifier ».

    Raises `Refused` for a wrong or closed code and `Homonym` when the name is taken.
    """
    cohort = access.by_code(db, code)
    taken = [place.shown_name for place in queries.roster(db, cohort)]
    homonym = any(same_name(name, other) for other in taken)
    if homonym and not even_if_homonym:
        raise Homonym(name)
    person = accounts.create_person(db, name, at=at, provisional=True)
    place = _add_place(db, cohort, person, SessionRole.TRAINEE, EnrolmentStatus.TO_CHECK, at=at)
    place.joined_at = at
    announce(db, cohort.id)
    return place, person


def match(
    db: Session, joined: Enrolment, expected: Enrolment, *, by: Person, at: datetime
) -> Enrolment:
    """Say that whoever joined by code is somebody expected: her device and her traces become hers.

    The place she took part from is kept (activities point to it); the expected one is withdrawn.
    """
    if joined.status is not EnrolmentStatus.TO_CHECK or not _may_be(db, joined, expected):
        raise Refused("Ce rapprochement n'est plus possible : la liste a changé. Rechargez-la.")
    provisional, person_id, name = joined.person_id, expected.person_id, expected.shown_name
    for table in (WebSession, AccessLink):
        db.execute(update(table).where(table.person_id == provisional).values(person_id=person_id))
    db.delete(expected)
    db.flush()
    joined.person_id, joined.shown_name = person_id, name
    joined.status = EnrolmentStatus.CONFIRMED
    after_commit(db, rights_changed.send)
    announce(db, joined.cohort_id)
    accounts.audit(db, "enrolment_matched", "enrolment", joined.id, by=by.id, at=at)
    return joined


def _may_be(db: Session, joined: Enrolment, expected: Enrolment) -> bool:
    """Tell whether a device may become an expected person's: never that of somebody with rights."""
    return (
        expected.id != joined.id
        and expected.cohort_id == joined.cohort_id
        and expected.role is SessionRole.TRAINEE
        and expected.status is not EnrolmentStatus.REMOVED  # or waiting for a prerequisite
        and expected.joined_at is None
        and not (person := db.get_one(Person, expected.person_id)).roles
        and not person.provisional
    )


def confirm(db: Session, joined: Enrolment, *, by: Person, at: datetime) -> None:
    """Say that whoever joined by code is known to the team under that very name."""
    if joined.status is EnrolmentStatus.REMOVED:
        raise Refused("Cette personne a été retirée. Faites-la d'abord revenir.")
    person = db.get_one(Person, joined.person_id)
    person.provisional = False
    joined.status = EnrolmentStatus.CONFIRMED
    accounts.audit(db, "enrolment_confirmed", "enrolment", joined.id, by=by.id, at=at)


def remove(db: Session, place: Enrolment, *, by: Person, at: datetime) -> None:
    """Take somebody out of the session; reversible."""
    if place.role is SessionRole.TRAINER:
        raise Refused("Une formatrice ou un formateur ne peut pas être retiré·e d'ici.")
    place.status = EnrolmentStatus.REMOVED
    after_commit(db, rights_changed.send)
    announce(db, place.cohort_id)
    accounts.audit(db, "enrolment_removed", "enrolment", place.id, by=by.id, at=at)


def readmit(db: Session, place: Enrolment, *, by: Person, at: datetime) -> None:
    place.status = EnrolmentStatus.CONFIRMED
    after_commit(db, rights_changed.send)
    announce(db, place.cohort_id)
    accounts.audit(db, "enrolment_readmitted", "enrolment", place.id, by=by.id, at=at)


def _add_place(
    db: Session,
    cohort: Cohort,
    person: Person,
    role: SessionRole,
    status: EnrolmentStatus,
    *,
    at: datetime,
) -> Enrolment:
    db.execute(
        select(Cohort.id).where(Cohort.id == cohort.id).with_for_update()
    )  # one name at a time
    taken = {place.shown_name for place in queries.roster(db, cohort)}
    place = Enrolment(
        cohort_id=cohort.id,
        person_id=person.id,
        role=role,
        shown_name=distinct_name(person.name, taken),
        status=status,
        created_at=at,
    )
    db.add(place)
    try:
        db.flush()
    except IntegrityError as error:
        raise Conflict("Cette personne vient d'être inscrite par quelqu'un d'autre.") from error
    return place


def announce(db: Session, cohort_id: int) -> None:
    after_commit(db, lambda: room_changed.send(cohort_id))
