"""Enrolling, joining by code, taking out and letting back in."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from allervers_training.accounts import service as accounts
from allervers_training.accounts.domain import same_name
from allervers_training.accounts.models import Person, WebSession
from allervers_training.cohorts import access, queries
from allervers_training.cohorts.domain import (
    EnrolmentStatus,
    SessionRole,
    distinct_name,
    may_settle,
)
from allervers_training.cohorts.models import Cohort, Enrolment
from allervers_training.kernel.db import after_commit
from allervers_training.kernel.errors import Conflict, Refused
from allervers_training.kernel.signals import rights_changed, room_changed


class Homonym(Conflict):
    """Somebody in the room already answers to that name; it may be herself, on another phone."""

    def __init__(self, name: str, *, has_words: bool = False) -> None:
        super().__init__(
            f"« {name} » est déjà dans la salle.",
            remedy="Si c'est une autre personne, ajoutez une lettre à votre prénom pour qu'on vous distingue.",
        )
        self.has_words = has_words


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
    return add_place(db, cohort, person, role, EnrolmentStatus.CONFIRMED, at=at)


def join(
    db: Session, code: str, name: str, *, at: datetime, even_if_homonym: bool = False
) -> tuple[Enrolment, Person]:
    """Let somebody in by the code on the wall: at once, provisional, « à vérifier ».

    Raises `Refused` for a wrong or closed code and `Homonym` when somebody who is here has that name; whoever
    is expected under it and has not come yet is most likely she, and the team says so in one tap.
    """
    cohort = access.by_code(db, code)
    same = [p for p in queries.in_use(db, cohort.id) if same_name(name, p.shown_name)]
    namesakes = [place for place in same if _has_come(db, place)]
    if namesakes and not even_if_homonym:
        raise Homonym(name, has_words=any(place.recovery_hash for place in namesakes))
    person = accounts.create_person(db, name, at=at, provisional=True)
    place = add_place(db, cohort, person, SessionRole.TRAINEE, EnrolmentStatus.TO_CHECK, at=at)
    place.joined_at = at
    announce(db, cohort.id)
    return place, person


def _has_come(db: Session, place: Enrolment) -> bool:
    """Tell whether somebody has come in by a code, a card or a link, or belongs to the team."""
    if place.joined_at or place.recovery_hash or place.role is not SessionRole.TRAINEE:
        return True
    device = select(WebSession.id).where(WebSession.person_id == place.person_id).limit(1)
    return db.scalars(device).first() is not None


def remove(db: Session, place: Enrolment, *, by: Person, at: datetime) -> None:
    """Take somebody out of the session; reversible."""
    check_may_change(db, place, by=by)
    place.status = EnrolmentStatus.REMOVED
    announce_rights(db, place.cohort_id)
    accounts.audit(db, "enrolment_removed", "enrolment", place.id, by=by.id, at=at)


def readmit(db: Session, place: Enrolment, *, by: Person, at: datetime) -> None:
    """Let somebody back in, as she was: whoever was never recognised is still « à vérifier »."""
    if place.status is not EnrolmentStatus.REMOVED:
        raise Refused(
            "Cette personne est déjà dans la session.", remedy="Il n'y a rien de plus à faire."
        )
    check_may_change(db, place, place.role, by=by)
    is_known = not access.person_of(db, place).provisional
    place.shown_name = free_name(db, place.cohort_id, place.shown_name)
    place.status = EnrolmentStatus.CONFIRMED if is_known else EnrolmentStatus.TO_CHECK
    announce_rights(db, place.cohort_id)
    accounts.audit(db, "enrolment_readmitted", "enrolment", place.id, by=by.id, at=at)


def check_may_change(
    db: Session, place: Enrolment, role: SessionRole | None = None, *, by: Person
) -> None:
    """Raise `Refused` unless `by` may give this place another role, or none at all.

    What runs a room is settled by a trainer of the session, and the last trainer stays.
    """
    lock(db, place.cohort_id)
    own = access.enrolment_of(db, place.cohort_id, by)
    if not may_settle(own.role, place.role, *([role] if role else [])):
        raise Refused(
            "Ce rôle conduit la salle : une formatrice ou un formateur de la session le donne et le retire.",
            remedy="Demandez-le-lui.",
        )
    if place.role is not SessionRole.TRAINER or role is SessionRole.TRAINER:
        return
    trainers = [p for p in queries.in_use(db, place.cohort_id) if p.role is SessionRole.TRAINER]
    if trainers == [place]:
        raise Refused(
            "Une session garde toujours au moins une formatrice ou un formateur.",
            remedy="Ajoutez d'abord une autre personne à ce rôle.",
        )
    if place is own:
        raise Refused(
            "On ne quitte pas soi-même le rôle de formatrice ou de formateur.",
            remedy="L'autre formatrice ou formateur de la session peut le faire.",
        )


def free_name(db: Session, cohort_id: int, name: str, *, of: int = 0) -> str:
    """Return `name`, numbered if somebody else has it in the room (`of`: the place it is for)."""
    taken = {place.shown_name for place in queries.in_use(db, cohort_id) if place.id != of}
    return distinct_name(name, taken)


def lock(db: Session, cohort_id: int) -> None:
    """Hold the list of a session until the end of the transaction: one change at a time."""
    db.execute(select(Cohort.id).where(Cohort.id == cohort_id).with_for_update())


def announce(db: Session, cohort_id: int) -> None:
    after_commit(db, lambda: room_changed.send(cohort_id))


def announce_rights(db: Session, cohort_id: int) -> None:
    after_commit(db, rights_changed.send)
    announce(db, cohort_id)


def add_place(
    db: Session,
    cohort: Cohort,
    person: Person,
    role: SessionRole,
    status: EnrolmentStatus,
    *,
    at: datetime,
) -> Enrolment:
    """Add a place: every way into a session passes here."""
    lock(db, cohort.id)
    place = Enrolment(
        cohort_id=cohort.id,
        person_id=person.id,
        role=role,
        shown_name=free_name(db, cohort.id, person.name),
        status=status,
        created_at=at,
    )
    db.add(place)
    try:
        db.flush()
    except IntegrityError as error:
        raise Conflict("Cette personne vient d'être inscrite par quelqu'un d'autre.") from error
    return place
