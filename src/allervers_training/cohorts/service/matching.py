"""Saying who somebody is that came in by code, and taking it back."""

from datetime import datetime

from sqlalchemy.orm import Session

from allervers_training.accounts import service as accounts
from allervers_training.accounts.models import AccessLink, Person, WebSession
from allervers_training.cohorts import access
from allervers_training.cohorts.domain import EnrolmentStatus, SessionRole
from allervers_training.cohorts.handover import Handover, handed_over
from allervers_training.cohorts.models import Enrolment, EnrolmentMatch
from allervers_training.cohorts.service.devices import close_since, hand_over, held, since_when
from allervers_training.cohorts.service.places import announce_rights, free_name, lock
from allervers_training.kernel.errors import Refused

FOLLOWS_THE_PERSON = ("shown_name", "employer", "funder", "import_id")


def match(
    db: Session, joined: Enrolment, expected: Enrolment, *, by: Person, at: datetime
) -> Enrolment:
    """Say that whoever joined by code is somebody expected: her device and her traces become hers.

    The place she took part from is kept (activities point to it); the expected one is withdrawn, and kept
    for `unmatch`. Raises `Refused` when the list has changed meanwhile.
    """
    lock(db, joined.cohort_id)
    if not _is_unknown(db, joined) or not _may_be(db, joined, expected):
        raise Refused("Ce rapprochement n'est plus possible : la liste a changé. Rechargez-la.")
    provisional, known = joined.person_id, expected.person_id
    sessions = hand_over(db, WebSession, held(db, WebSession, provisional), known)
    links = hand_over(db, AccessLink, held(db, AccessLink, provisional), known)
    expected.status = (
        EnrolmentStatus.REMOVED
    )  # before: while they change persons, neither place counts
    _exchange(db, joined, expected, at=at)
    joined.status = EnrolmentStatus.CONFIRMED
    joined.recovery_hash = joined.recovery_hash or expected.recovery_hash
    db.add(
        EnrolmentMatch(
            enrolment_id=joined.id, expected_id=expected.id, sessions=sessions, links=links, at=at
        )
    )
    db.flush()
    _tell(db, provisional, known, joined, expected, since=joined.joined_at)
    announce_rights(db, joined.cohort_id)
    accounts.audit(db, "enrolment_matched", "enrolment", joined.id, by=by.id, at=at)
    return joined


def unmatch(db: Session, joined: Enrolment, *, by: Person, at: datetime) -> None:
    """Take a matching back: who was expected is expected again, who came in by code is « à vérifier ».

    What was read, answered and written from the device since it came in goes back with it, and waits until the
    team says who that is; unless she who was expected has used a device of her own: then all of it stays hers.
    What the team decided, and a declaration that was sent, stay with the name that they were about.
    """
    lock(db, joined.cohort_id)
    found = access.match_of(db, joined)
    if found is None or joined.status is EnrolmentStatus.REMOVED:
        raise Refused("Ce rapprochement a déjà été annulé.", remedy="Rechargez la liste.")
    expected, status = db.get_one(Enrolment, found.expected_id), joined.status
    known, gave_ways_in = joined.person_id, bool(found.links or joined.recovery_hash)
    since = since_when(db, joined, found, opened_by_device=gave_ways_in)
    if gave_ways_in:
        close_since(db, known, found, at=at)
    hand_over(db, WebSession, found.sessions, expected.person_id)
    hand_over(db, AccessLink, found.links, expected.person_id)
    db.delete(found)
    joined.status = (
        EnrolmentStatus.TO_CHECK
    )  # before: while they change persons, neither place counts
    _exchange(db, joined, expected, at=at)
    expected.status = status  # she may have waited for a prerequisite
    if joined.recovery_hash == expected.recovery_hash:
        joined.recovery_hash = None  # they were hers who is expected
    for place in (joined, expected):
        db.flush()
        place.shown_name = free_name(db, place.cohort_id, place.shown_name, of=place.id)
    _tell(db, known, joined.person_id, expected, joined, since=since)
    announce_rights(db, joined.cohort_id)
    accounts.audit(db, "enrolment_unmatched", "enrolment", joined.id, by=by.id, at=at)


def confirm(db: Session, joined: Enrolment, *, by: Person, at: datetime) -> None:
    """Say that whoever joined by code is known to the team under that very name."""
    if joined.status is EnrolmentStatus.REMOVED:
        raise Refused("Cette personne a été retirée. Faites-la d'abord revenir.")
    access.person_of(db, joined).provisional = False
    joined.status = EnrolmentStatus.CONFIRMED
    accounts.audit(db, "enrolment_confirmed", "enrolment", joined.id, by=by.id, at=at)


def _is_unknown(db: Session, joined: Enrolment) -> bool:
    """Tell whether the team has not said yet who this is; somebody known, whose place waits, is nobody else."""
    is_to_check = joined.status is EnrolmentStatus.TO_CHECK
    return is_to_check and access.person_of(db, joined).provisional


def _may_be(db: Session, joined: Enrolment, expected: Enrolment) -> bool:
    """Tell whether a device may become an expected person's: never that of somebody with rights."""
    return (
        expected.id != joined.id
        and expected.cohort_id == joined.cohort_id
        and expected.role is SessionRole.TRAINEE
        and expected.status is not EnrolmentStatus.REMOVED  # or waiting for a prerequisite
        and expected.joined_at is None
        and not (person := access.person_of(db, expected)).roles
        and not person.provisional
    )


def _tell(
    db: Session,
    giver: int,
    taker: int,
    kept: Enrolment,
    left: Enrolment,
    *,
    since: datetime | None,
) -> None:
    """Tell the rooms above: the expected person, known by the place that she keeps, leaves the other one."""
    told = Handover(kept.cohort_id, giver, taker, kept.person_id, left.id, kept.id, since)
    handed_over.send(db, told)


def _exchange(db: Session, one: Enrolment, other: Enrolment, *, at: datetime) -> None:
    """Let two places exchange their persons, and what is said of them.

    A stand-in holds a place meanwhile: a person has one place in a session, at any moment.
    """
    stand_in = accounts.create_person(db, one.shown_name, at=at, provisional=True)
    here, there = one.person_id, other.person_id
    for place, person_id in ((one, stand_in.id), (other, here), (one, there)):
        place.person_id = person_id
        db.flush()
    db.delete(stand_in)
    for name in FOLLOWS_THE_PERSON:
        mine, hers = getattr(one, name), getattr(other, name)
        setattr(one, name, hers)
        setattr(other, name, mine)
    db.flush()
