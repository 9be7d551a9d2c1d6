"""Writing in the journal of a path, and keeping the stored standing a true copy of what it says."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from allervers_training.accounts.models import Person
from allervers_training.progress import doors
from allervers_training.progress.domain.journal import CHANGES, Event, Path, path_of
from allervers_training.progress.domain.words import OWN, Happened
from allervers_training.progress.models import ModuleStanding, ProgressEvent
from allervers_training.progress.queries import paths as queries


@dataclass(frozen=True)
class Line:
    """What is written in a journal; `about` names a session, a declaration, a page, a moment."""

    what: Happened
    about: str = ""
    cohort_id: int | None = None
    by_id: int | None = None
    reason: str = ""


def record(
    db: Session,
    person: Person,
    module_id: str,
    what: Happened,
    *,
    at: datetime,
    about: str = "",
    cohort_id: int | None = None,
) -> bool:
    """Note what somebody did by herself in a module; return whether it entered her path.

    It does not when the module is closed to her, or before a trainer has checked who she is: nothing is kept
    then, and nothing is said here (`doors.followed` refuses in words). `what` is one of `OWN`; `about` names
    the page, the quiz or the moment (« apres » for the positioning that a completion asks for), `cohort_id`
    the session that it was done for, if any.
    """
    if what not in OWN:
        raise ValueError(f"{what} is written by the services of this room")
    if not doors.is_followed(db, doors.module(db, module_id), person):
        return False
    line = Line(what, about, cohort_id, by_id=person.id)
    append(db, (person.id,), module_id, line, at=at)
    return True


def append(
    db: Session, persons: Collection[int], module_id: str, line: Line, *, at: datetime
) -> None:
    """Write the same line in the journals of these people, and say anew where they stand.

    A statement at once for all, however many: what is asked next in this transaction reads it.
    """
    here = (
        db.scalars(  # one at a time for each person: two writers would each miss the other's line
            select(Person.id).where(Person.id.in_(persons)).order_by(Person.id).with_for_update()
        ).all()
    )
    if not here:
        return
    same = {
        "module_id": module_id,
        "type": line.what,
        "about": line.about,
        "cohort_id": line.cohort_id,
        "by_id": line.by_id,
        "reason": line.reason,
        "at": at,
    }
    db.execute(insert(ProgressEvent), [same | {"person_id": one} for one in here])
    if line.what in CHANGES:
        _restand(db, module_id, here, at=at)


def paths(db: Session, persons: Collection[int], module_id: str) -> dict[int, Path]:
    """Return where people stand in a module as their journals say it; what the stored standing copies."""
    by_person: dict[int, list[Event]] = defaultdict(list)
    for person_id, event in queries.journal(db, persons, module_id):
        by_person[person_id].append(event)
    return {one: path_of(by_person[one]) for one in persons}


def _restand(db: Session, module_id: str, people: Collection[int], *, at: datetime) -> None:
    kept = db.scalars(
        select(ModuleStanding).where(
            ModuleStanding.module_id == module_id, ModuleStanding.person_id.in_(people)
        )
    )
    unwritten = (one for one in db.new if isinstance(one, ModuleStanding))
    rows = {row.person_id: row for row in (*kept, *unwritten) if row.module_id == module_id}
    for person_id, path in paths(db, people, module_id).items():
        since = path.since or at
        row = rows.get(person_id)
        if row is None:
            db.add(
                ModuleStanding(
                    person_id=person_id, module_id=module_id, standing=path.standing, since=since
                )
            )
        else:
            row.standing, row.since = path.standing, since
