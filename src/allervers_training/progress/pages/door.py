"""The page of a module's door: open and why, or closed, why, and both ways out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from allervers_training.accounts.models import Person
from allervers_training.catalogue.domain import Module
from allervers_training.cohorts import entrance
from allervers_training.cohorts.domain import EnrolmentStatus
from allervers_training.cohorts.models import Cohort, Enrolment
from allervers_training.progress import access, doors
from allervers_training.progress.domain.door import Closed, Declare, FollowModule, Open
from allervers_training.progress.domain.phrases import why_closed, why_open
from allervers_training.progress.domain.words import OPEN, DeclarationState
from allervers_training.progress.queries import declarations
from allervers_training.progress.queries import paths as queries


@dataclass(frozen=True)
class DoorPage:
    module: Module
    is_open: bool
    sentence: str
    asked: str
    before: Module | None  # the one to follow first
    sessions: Sequence[
        Cohort
    ]  # coming, of the module itself when it is open, of the one before otherwise
    declares: bool
    declaration: DeclarationState | None  # of the newest that was sent
    has_draft: bool
    answer_days: int
    kept: Sequence[Cohort]  # where a place waits for her
    given: Sequence[Cohort]  # where she has one, whatever the door says
    not_checked: bool
    follows: Cohort | None  # the session of the module before that she is enrolled in
    advice: tuple[str, str] | None  # that came with her exemption, and by whom

    @property
    def is_waiting(self) -> bool:
        return self.declaration in OPEN


def door_page(db: Session, person: Person, module: Module, *, today: date) -> DoorPage:
    found = doors.door(db, module, person)
    course = doors.course_now(db)
    asked = doors.asked_by(course, module)
    first = _first_to_follow(found)
    before = course.module(first) if first else None
    every = access.places_of(db, person)
    places = [p for p in every if p.cohort.module_id == module.id]
    return DoorPage(
        module=module,
        is_open=isinstance(found, Open),
        sentence=why_open(found, asked) if isinstance(found, Open) else why_closed(found, asked),
        asked=asked,
        before=before,
        sessions=queries.coming_sessions(db, (before or module).id, today),
        declares=isinstance(found, Closed) and Declare() in found.ways_out,
        declaration=found.declaration if isinstance(found, Closed) else None,
        has_draft=module.id in declarations.drafted(db, person.id),
        answer_days=module.declaration.answer_days if module.declaration else 0,
        kept=[p.cohort for p in places if _waits(p)],
        given=[p.cohort for p in places if entrance.counts(p.role, p.status)],
        not_checked=person.provisional,
        follows=_followed(every, first, today),
        advice=declarations.advice_to(db, person.id).get(module.id),
    )


def _first_to_follow(found: Open | Closed) -> str | None:
    ways = found.ways_out if isinstance(found, Closed) else ()
    return next((way.module_id for way in ways if isinstance(way, FollowModule)), None)


def _followed(places: Sequence[Enrolment], module_id: str | None, today: date) -> Cohort | None:
    """Return the session of a module that somebody attends, or will."""
    mine = (p.cohort for p in places if entrance.counts(p.role, p.status))
    return next((c for c in mine if c.module_id == module_id and c.ends_on >= today), None)


def _waits(place: Enrolment) -> bool:
    return place.status is EnrolmentStatus.TO_CHECK
