"""Logging time that is paid, by whoever worked or by a trainer for her."""

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from allervers_training.accounts import service as accounts
from allervers_training.accounts.models import Person
from allervers_training.contributing.domain import hours
from allervers_training.contributing.domain.hours import Worked
from allervers_training.contributing.models import Contributor, WorkedTime
from allervers_training.kernel.clock import room_day
from allervers_training.kernel.errors import NotFound


def log(db: Session, person_id: int, worked: Worked, *, by: Person, at: datetime) -> WorkedTime:
    """Keep some time; raises `Invalid` for what cannot have been worked."""
    hours.check(worked, room_day(at))
    row = WorkedTime(
        person_id=person_id,
        day=worked.day,
        minutes=worked.minutes,
        task=worked.task,
        noted_by_id=by.id,
        at=at,
    )
    db.add(row)
    db.flush()
    return row


def strike(db: Session, row: WorkedTime, *, by: Person, at: datetime) -> None:
    """Take back what was noted by mistake; what was noted for somebody leaves a trace, for it may have been paid."""
    if row.person_id != by.id:
        accounts.audit(db, "worked_time_struck", "person", row.person_id, by=by.id, at=at)
    db.delete(row)
    db.flush()


def noted_for_another(db: Session, number: int, by: Person) -> WorkedTime:
    """Return some time that somebody noted for another person, to be corrected."""
    found = own_row(db, number, by)
    if found.person_id == by.id:
        raise NotFound
    return found


def own_row(db: Session, number: int, person: Person) -> WorkedTime:
    """Return some time of one's own, or that one noted for somebody."""
    found = db.get(WorkedTime, number)
    if found is None or person.id not in {found.person_id, found.noted_by_id}:
        raise NotFound
    return found


def worked_by(db: Session, person_id: int) -> list[WorkedTime]:
    """Return the time of one person, the newest day first."""
    hers = select(WorkedTime).where(WorkedTime.person_id == person_id)
    return list(db.scalars(hers.order_by(WorkedTime.day.desc(), WorkedTime.id.desc())))


def worked_in(
    db: Session, since: date | None, until: date | None, person_id: int | None = None
) -> list[tuple[WorkedTime, str]]:
    """Return the time of everybody, or of one person, in a period, with names; the oldest first."""
    wanted = select(WorkedTime, Person.name).join(Person, Person.id == WorkedTime.person_id)
    if since:
        wanted = wanted.where(WorkedTime.day >= since)
    if until:
        wanted = wanted.where(WorkedTime.day <= until)
    if person_id:
        wanted = wanted.where(WorkedTime.person_id == person_id)
    rows = db.execute(wanted.order_by(Person.name, WorkedTime.day, WorkedTime.id))
    return [(row[0], row[1]) for row in rows]


def workers(db: Session) -> list[tuple[int, str]]:
    """Return whoever may be paid: everybody who proposes, and everybody whose time was noted."""
    proposes, noted = select(Contributor.person_id), select(WorkedTime.person_id)
    rows = db.execute(
        select(Person.id, Person.name)
        .where(Person.id.in_(proposes.union(noted)))
        .order_by(Person.name, Person.id)
    )
    return [(row[0], row[1]) for row in rows]
