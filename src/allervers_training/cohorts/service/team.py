"""The team of a session: who joins it, with which role, and by which link."""

from datetime import datetime

from sqlalchemy.orm import Session

from allervers_training.accounts import service as accounts
from allervers_training.accounts.domain import LinkPurpose, SiteRole
from allervers_training.accounts.models import Person
from allervers_training.cohorts import access, queries
from allervers_training.cohorts.domain import (
    EnrolmentStatus,
    SessionRole,
    may_settle,
    roles_open_to,
)
from allervers_training.cohorts.models import Cohort, Enrolment
from allervers_training.cohorts.service.places import announce_rights, check_may_change, enrol
from allervers_training.kernel.errors import Invalid, Refused

NOT_A_TRAINER = (
    "Ce rôle demande un compte de formatrice ou de formateur sur le site : "
    "c'est l'administration qui l'ouvre."
)
BY_A_TRAINER = "Une formatrice ou un formateur de la session peut donner ce rôle : demandez-le-lui."


def add_to_team(
    db: Session, cohort: Cohort, person: Person, role: SessionRole, *, by: Person, at: datetime
) -> Enrolment:
    """Give somebody of the site a role in a session; raises `Refused` when she has a place already."""
    check_role(db, cohort.id, person, role, by=by)
    if any(place.person_id == person.id for place in queries.in_use(db, cohort.id)):
        raise Refused(
            f"{person.name} est déjà dans cette session.",
            remedy="Pour changer son rôle, choisissez « Modifier » à côté de son nom.",
        )
    place = enrol(db, cohort, person, role, at=at)
    announce_rights(db, cohort.id)
    accounts.audit(db, "team_joined", "enrolment", place.id, by=by.id, at=at)
    return place


def invite_to_team(
    db: Session, cohort: Cohort, name: str, role: SessionRole, *, by: Person, at: datetime
) -> tuple[Enrolment, str]:
    """Add somebody new to the team; return her place and the secret of her invitation."""
    site_roles = (SiteRole.CO_TRAINER,) if role is SessionRole.CO_TRAINER else ()
    person = accounts.create_person(db, name, at=at, roles=site_roles)
    place = add_to_team(db, cohort, person, role, by=by, at=at)
    return place, accounts.create_link(db, person, LinkPurpose.INVITATION, at=at)


def invite_again(db: Session, place: Enrolment, *, by: Person, at: datetime) -> str:
    """Return the secret of a new invitation; the one before stops working."""
    person = access.person_of(db, place)
    check_link_is_ours(db, place, person)
    if place.role is SessionRole.TRAINEE or place.status is not EnrolmentStatus.CONFIRMED:
        raise Refused("Cette invitation est pour l'équipe. Aux stagiaires, donnez une carte.")
    accounts.revoke_links(db, person.id, by=by.id, at=at, purposes=(LinkPurpose.INVITATION,))
    return accounts.create_link(db, person, LinkPurpose.INVITATION, at=at)


def change_role(
    db: Session, place: Enrolment, role: SessionRole, *, by: Person, at: datetime
) -> None:
    """Give a member of the session another role in it; her rights follow at once."""
    if role is place.role:
        return
    if place.status is not EnrolmentStatus.CONFIRMED:
        raise Invalid({"role": "Dites d'abord qui est cette personne : elle est « à vérifier »."})
    check_role(db, place.cohort_id, access.person_of(db, place), role, by=by)
    check_may_change(db, place, role, by=by)
    place.role = role
    if role is not SessionRole.TRAINEE:
        place.recovery_hash = None  # two words are enough for a trainee's place, for no other
    announce_rights(db, place.cohort_id)
    accounts.audit(db, "role_changed", "enrolment", place.id, by=by.id, at=at)


def check_role(
    db: Session, cohort_id: int, person: Person, role: SessionRole, *, by: Person
) -> None:
    """Raise `Invalid` when this person may not hold this role, or `by` may not give it."""
    if role not in roles_open_to([held.role for held in person.roles]):
        raise Invalid({"role": NOT_A_TRAINER})
    if not may_settle(access.enrolment_of(db, cohort_id, by).role, role):
        raise Invalid({"role": BY_A_TRAINER})


def check_link_is_ours(db: Session, place: Enrolment, person: Person) -> None:
    """Raise `Refused` when a link of hers would open more than this session: it is not ours to make."""
    has_account = person.has_role(SiteRole.ADMIN, SiteRole.TRAINER)
    if has_account or queries.running_elsewhere(db, place.cohort_id, [person.id]):
        raise Refused(
            f"{place.shown_name} conduit d'autres sessions, que ce lien ouvrirait aussi.",
            remedy="C'est l'administration qui lui en fait un.",
        )
