"""What is written about somebody in a session: names, employer, funder, address."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from allervers_training.accounts import service as accounts
from allervers_training.accounts.domain import same_name
from allervers_training.accounts.models import Person
from allervers_training.cohorts import access, queries
from allervers_training.cohorts.domain import SessionRole
from allervers_training.cohorts.models import Enrolment
from allervers_training.cohorts.service.places import announce_rights, lock
from allervers_training.cohorts.service.team import change_role
from allervers_training.kernel.errors import Invalid


@dataclass(frozen=True)
class Details:
    """What a trainer may write about somebody; a name or a role that is None stays as it is."""

    shown_name: str
    full_name: str | None
    email: str | None
    employer: str
    funder: str
    role: SessionRole | None


def describe(db: Session, place: Enrolment, details: Details, *, by: Person, at: datetime) -> None:
    """Write what is known of somebody; raises `Invalid` when her name is another's in the room."""
    lock(db, place.cohort_id)
    others = [one for one in queries.in_use(db, place.cohort_id) if one.id != place.id]
    if any(same_name(details.shown_name, one.shown_name) for one in others):
        raise Invalid(
            {
                "nom_affiche": f"« {details.shown_name} » est déjà pris dans cette session : "
                "ajoutez une lettre pour qu'on les distingue."
            }
        )
    if details.role:
        change_role(db, place, details.role, by=by, at=at)
    place.shown_name = details.shown_name
    place.employer, place.funder = details.employer, details.funder
    _describe_person(db, place, details)
    announce_rights(db, place.cohort_id)
    accounts.audit(db, "enrolment_described", "enrolment", place.id, by=by.id, at=at)


def _describe_person(db: Session, place: Enrolment, details: Details) -> None:
    """Write her own name and address, unless she has an account of the site: then they are hers alone."""
    person = access.person_of(db, place)
    if not person.roles:
        person.name = details.full_name or person.name
        person.email = details.email or None
