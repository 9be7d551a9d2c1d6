"""« Mon parcours »: both modules in words, the drawn path of the competences, where one left off, and one's dates."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from allervers_training.accounts.models import Person
from allervers_training.catalogue.domain import Course, Module
from allervers_training.catalogue.library import library_of
from allervers_training.cohorts import entrance
from allervers_training.cohorts.domain import EnrolmentStatus
from allervers_training.cohorts.models import Enrolment
from allervers_training.kernel.clock import room_day, room_time
from allervers_training.progress import access, doors
from allervers_training.progress.domain.completion import missing
from allervers_training.progress.domain.door import Closed, Open, takes_experience
from allervers_training.progress.domain.phrases import why_closed
from allervers_training.progress.domain.words import DeclarationState, Happened, Standing
from allervers_training.progress.facts import facts_of
from allervers_training.progress.pages.dates import Dated, Next, dated, next_half_day
from allervers_training.progress.pages.steps import AHEAD, Held, Step, here_of, steps_of
from allervers_training.progress.queries import declarations
from allervers_training.progress.queries import paths as queries

DECISIONS = (Happened.DECIDED, Happened.REOPENED, Happened.REVOKED)
SINCE = {
    Standing.COMPLETED: "Terminé le",
    Standing.COMPLETED_ELSEWHERE: "Suivi ailleurs : attestation vue le",
    Standing.EXEMPTED: "Dispense accordée le",
    Standing.REOPENED: "Terminé, puis rouvert le",
    Standing.UNDER_WAY: "En cours depuis le",
}


@dataclass(frozen=True)
class Followed:
    """One module, in words."""

    module: Module
    since: str
    on: date | None
    missing: Sequence[str]
    is_ready: bool  # nothing is missing: her trainer has yet to say so
    session: int | None  # the newest in which her place counts
    waits: bool  # her place is kept, until the door opens
    decided: str  # a trainer's reason, when she decided otherwise
    advice: tuple[str, str] | None  # that came with her exemption, and by whom
    closed: str
    opens: bool  # its door is open, and she has no place yet
    is_completed: bool
    may_declare: bool
    declaration: DeclarationState | None
    has_draft: bool
    steps: Sequence[Step]

    @property
    def is_ahead(self) -> bool:
        """Nothing of it is done or begun."""
        return all(step.state == AHEAD for step in self.steps)


@dataclass(frozen=True)
class PathPage:
    name: str
    not_checked: bool
    next: Next | None
    resume: Step | None
    modules: Sequence[Followed]
    dates: Sequence[Dated]


def path_page(db: Session, person: Person, *, at: datetime) -> PathPage:
    course, today = doors.course_now(db), room_day(at)
    held = _held(db, person, course)
    here = here_of(course, held)
    modules = [_followed(db, course, module, person, held, here) for module in course.modules]
    steps = [step for module in modules for step in module.steps]
    return PathPage(
        name=person.name,
        not_checked=person.provisional,
        next=next_half_day(db, held.places, room_time(at)),
        resume=next((step for step in steps if step.is_here), None),
        modules=modules,
        dates=[dated(course, place, today) for place in held.places],
    )


def _held(db: Session, person: Person, course: Course) -> Held:
    places = [p for p in access.places_of(db, person) if p.status is not EnrolmentStatus.REMOVED]
    newest = {p.cohort.module_id: p for p in places if entrance.counts(p.role, p.status)}
    told = queries.told_of(db, person.id, [module.id for module in course.modules], DECISIONS)
    return Held(
        standings=queries.standings_since(db, person.id),
        reading={} if person.provisional else queries.reading_places(db, person.id),
        places=places,
        newest=newest,
        waiting=_waiting(person, places),
        lacks=_lacks(db, newest),
        drafts=declarations.drafted(db, person.id),
        decided={event.module_id: event.reason for event, _ in reversed(told)},
        advice=declarations.advice_to(db, person.id),
    )


def _waiting(person: Person, places: Sequence[Enrolment]) -> frozenset[str]:
    """Return the modules in which a place waits for somebody whose name is known."""
    waits = [p for p in places if p.status is EnrolmentStatus.TO_CHECK]
    return frozenset() if person.provisional else frozenset(p.cohort.module_id for p in waits)


def _lacks(db: Session, newest: Mapping[str, Enrolment]) -> Mapping[str, Sequence[str]]:
    """Say what is missing of each module, by her newest session of it."""
    found: dict[str, Sequence[str]] = {}
    for module_id, place in newest.items():
        module = library_of(db).course(place.cohort.content_hash).module(module_id)
        rule = module.completion if module else None
        found[module_id] = missing(rule, facts_of(db, place.cohort, (place,))[place.id])
    return found


def _followed(
    db: Session, course: Course, module: Module, person: Person, held: Held, here: str
) -> Followed:
    found = doors.door(db, module, person)
    row = held.standings.get(module.id)
    standing = held.standing(module)
    is_under_way = standing in {Standing.UNDER_WAY, Standing.REOPENED}
    place, decided = held.newest.get(module.id), held.decided.get(module.id, "")
    missing_here = held.lacks.get(module.id, ()) if is_under_way else ()
    sentence = "" if isinstance(found, Open) else why_closed(found, doors.asked_by(course, module))
    return Followed(
        module=module,
        since=SINCE.get(standing, ""),
        on=room_day(row.since) if row and standing in SINCE else None,
        missing=missing_here,
        is_ready=is_under_way and place is not None and not (missing_here or decided),
        session=place.cohort_id if place else None,
        waits=bool(sentence) and module.id in held.waiting,
        decided=decided,
        advice=held.advice.get(module.id),
        closed="" if is_under_way or standing is Standing.COMPLETED else sentence,
        opens=isinstance(found, Open) and standing is Standing.NOTHING,
        is_completed=standing is Standing.COMPLETED,
        may_declare=isinstance(found, Closed) and takes_experience(module.requires),
        declaration=found.declaration if isinstance(found, Closed) else None,
        has_draft=module.id in held.drafts,
        steps=list(steps_of(course, module, held, here)),
    )
