"""Reads for her agreement: who may have explained it, and who did."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from allervers_training.accounts.models import Person
from allervers_training.contributing.models import (
    ConsentGiven,
    Contributor,
    Proposition,
    PropositionEvent,
)


def explainers(db: Session, proposition: Proposition) -> list[tuple[int, str]]:
    """Return whoever may have explained the questions: who invited her, who read her text."""
    invited = select(Contributor.invited_by_id).where(
        Contributor.person_id == proposition.author_id
    )
    read = select(PropositionEvent.by_id).where(
        PropositionEvent.proposition_id == proposition.id,
        PropositionEvent.by_id != proposition.author_id,
    )
    people = select(Person.id, Person.name).where(
        Person.id.in_(invited.union(read)), Person.id != proposition.author_id
    )
    return [(row[0], row[1]) for row in db.execute(people.order_by(Person.name, Person.id))]


def explained_by(db: Session, given: ConsentGiven) -> str:
    """Return who explained the questions, in words; empty when nobody did."""
    person = db.get(Person, given.explained_by_id) if given.explained_by_id else None
    return person.name if person else given.explained_by_name
