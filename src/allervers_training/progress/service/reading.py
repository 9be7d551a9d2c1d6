"""What a person keeps of her reading: a page read, or the place where she stopped; for herself alone."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from allervers_training.accounts.models import Person
from allervers_training.catalogue.domain import Competence
from allervers_training.progress import doors
from allervers_training.progress.domain.words import Happened
from allervers_training.progress.models import ReadingPlace
from allervers_training.progress.service.journal import record


def keep_reading(
    db: Session, person: Person, competence: Competence, *, is_done: bool, at: datetime
) -> None:
    """Mark a page as read, or as the one to come back to; raises `DoorClosed` where nothing of hers is tracked."""
    doors.followed(db, competence.module, person)
    db.execute(select(Person.id).where(Person.id == person.id).with_for_update())
    kept = db.scalars(
        select(ReadingPlace).where(
            ReadingPlace.person_id == person.id, ReadingPlace.document_id == competence.id
        )
    ).one_or_none()
    if kept is None:
        kept = ReadingPlace(person_id=person.id, document_id=competence.id, is_done=False)
        db.add(kept)
    kept.at = at
    if is_done and not kept.is_done:
        kept.is_done = True
        record(db, person, competence.module, Happened.READ, at=at, about=competence.id)
