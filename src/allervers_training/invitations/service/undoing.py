"""Taking back a list that was enrolled: whoever has taken part stays, everybody else leaves without a trace."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from allervers_training.accounts import service as accounts
from allervers_training.accounts.models import Person
from allervers_training.cohorts.models import Cohort, Enrolment, EnrolmentImport
from allervers_training.cohorts.service.places import announce
from allervers_training.invitations import access, queries
from allervers_training.kernel.db import after_commit
from allervers_training.kernel.mail import OutgoingMail
from allervers_training.kernel.references import pointed_at
from allervers_training.kernel.signals import rights_changed

# They go with her; her path holds only that she entered: whoever did more has opened a device, and stays.
HER_OWN = ("person_role", "web_session", "access_link", "progress_event", "module_standing")


def undo(
    db: Session, cohort: Cohort, bringing: EnrolmentImport, *, by: Person, at: datetime
) -> None:
    """Take back an import, once; a draft is simply forgotten."""
    bringing = access.locked_import(db, bringing)
    if bringing.undone_at:
        return
    if bringing.applied_at:
        leaving = _leaving(db, bringing, bringing.applied_at)
        _forget(db, cohort, leaving, bringing.applied_at)
        accounts.audit(db, "list_undone", "enrolment_import", bringing.id, by=by.id, at=at)
        after_commit(db, rights_changed.send)
        announce(db, cohort.id)
    bringing.undone_at, bringing.text = at, ""


def _leaving(db: Session, bringing: EnrolmentImport, applied_at: datetime) -> list[Enrolment]:
    """Return the places of an import whose people have not taken part in any way."""
    places = db.scalars(select(Enrolment).where(Enrolment.import_id == bringing.id)).all()
    used = pointed_at(db, "enrolment", [place.id for place in places])
    came = queries.signed_in_since(db, [place.person_id for place in places], applied_at)
    return [
        place
        for place in places
        if place.joined_at is None and place.id not in used and place.person_id not in came
    ]


def _forget(db: Session, cohort: Cohort, places: Sequence[Enrolment], applied_at: datetime) -> None:
    """Delete places, the messages about them, and the people whom this list had made."""
    people = [place.person_id for place in places]
    db.execute(
        delete(OutgoingMail).where(
            OutgoingMail.cohort_id == cohort.id, OutgoingMail.person_id.in_(people)
        )
    )
    db.execute(delete(Enrolment).where(Enrolment.id.in_([place.id for place in places])))
    db.execute(delete(Person).where(Person.id.in_(_made_for_nothing(db, people, applied_at))))
    for place in places:
        db.expunge(place)


def _made_for_nothing(db: Session, people: Collection[int], applied_at: datetime) -> set[int]:
    """Return those whom the list had added to the site and to whom nothing points any more."""
    made = set(
        db.scalars(select(Person.id).where(Person.id.in_(people), Person.created_at == applied_at))
    )
    return made - pointed_at(db, "person", made, but=HER_OWN)
