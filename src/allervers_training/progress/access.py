"""The only ways to obtain a declaration, or a place, for a person."""

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from allervers_training.accounts.models import Person
from allervers_training.catalogue.domain import Module
from allervers_training.cohorts import access as cohorts
from allervers_training.cohorts.domain import SessionRole
from allervers_training.cohorts.models import Cohort, Enrolment
from allervers_training.kernel.errors import NotFound
from allervers_training.progress.domain.door import takes_experience
from allervers_training.progress.domain.words import DeclarationState
from allervers_training.progress.doors import module
from allervers_training.progress.models import Declaration


def opened_by_experience(db: Session, module_id: str) -> Module:
    """Return a module that a declaration of experience may open; to others there is nothing to declare."""
    found = module(db, module_id)
    if not takes_experience(found.requires) or found.declaration is None:
        raise NotFound
    return found


def own_declaration(
    db: Session, person: Person, module_id: str, *, state: DeclarationState
) -> Declaration | None:
    """Return somebody's own declaration in that state: there is one draft and one sent at most."""
    return db.scalars(
        select(Declaration)
        .where(
            Declaration.person_id == person.id,
            Declaration.module_id == module_id,
            Declaration.state == state,
        )
        .order_by(Declaration.id.desc())
        .limit(1)
    ).one_or_none()


def own_sent(db: Session, person: Person, declaration_id: int) -> Declaration:
    """Return one's own declaration, whatever its state."""
    found = db.get(Declaration, declaration_id)
    if found is None or found.person_id != person.id:
        raise NotFound
    return found


def to_review(
    db: Session, declaration_id: int, reader: Person, *, to_change: bool = False
) -> Declaration:
    """Return a declaration that was sent, for a reviewer: to its author it does not exist here."""
    found = db.get(Declaration, declaration_id, with_for_update=to_change or None)
    if found is None or found.sent_at is None or found.person_id == reader.id:
        raise NotFound
    return found


def led_by(db: Session, cohort_id: int, person: Person) -> Cohort:
    """Return a session for its trainer: completing and reopening are hers."""
    place = cohorts.enrolment_of(db, cohort_id, person)
    if place.role is not SessionRole.TRAINER:
        raise NotFound
    return place.cohort


def trainee_in(db: Session, cohort: Cohort, enrolment_id: int) -> Enrolment:
    """Return the place of a trainee of this very session."""
    place = cohorts.enrolment_in(db, cohort, enrolment_id)
    if place.role is not SessionRole.TRAINEE:
        raise NotFound
    return place


def places_of(db: Session, person: Person) -> list[Enrolment]:
    """Return one's own places as a trainee, with their sessions, the nearest first."""
    return list(
        db.scalars(
            select(Enrolment)
            .join(Enrolment.cohort)
            .where(Enrolment.person_id == person.id, Enrolment.role == SessionRole.TRAINEE)
            .order_by(Cohort.starts_on, Cohort.id)
            .options(joinedload(Enrolment.cohort))
        )
    )
