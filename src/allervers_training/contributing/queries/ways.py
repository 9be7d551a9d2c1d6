"""Where the menu leads somebody who proposes, or reads what others propose."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from allervers_training.accounts.domain import Ways
from allervers_training.accounts.models import Person
from allervers_training.cohorts.models import Enrolment
from allervers_training.contributing.models import Contributor


def ways_of(db: Session, person: Person) -> Ways:
    """Return the entries of her menu; one statement more than none, two for whoever proposes."""
    who = db.get(Contributor, person.id)
    if who is None:
        return Ways()
    enrolled = select(Enrolment.id).where(Enrolment.person_id == person.id).limit(1)
    has_sessions = person.is_staff or db.scalar(enrolled) is not None
    return Ways(proposes=True, reads=who.reads_as_peer, has_sessions=has_sessions)
