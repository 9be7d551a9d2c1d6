"""« Mon parcours »: both modules in words, the drawn path of the competences, where one left off, and one's dates."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from allervers_training.accounts.models import Person
from allervers_training.catalogue.domain import Course, Module
from allervers_training.cohorts.models import Cohort
from allervers_training.kernel.clock import room_day, room_time
from allervers_training.progress import doors
from allervers_training.progress.domain.door import Closed, Open, takes_experience
from allervers_training.progress.domain.phrases import why_closed
from allervers_training.progress.domain.placing import offered
from allervers_training.progress.domain.words import DeclarationState, Standing
from allervers_training.progress.pages.dates import Dated, Next, dated, next_half_day
from allervers_training.progress.pages.known import Held, held_of
from allervers_training.progress.pages.steps import AHEAD, READ, Step, here_of, steps_of

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
    placing: str  # « me situer », and when
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

    @property
    def read(self) -> int:
        """How many of its competences she has read."""
        return sum(step.state == READ for step in self.steps)


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
    held = held_of(db, person, course)
    here = here_of(course, held)
    modules = [
        _followed(db, course, module, person, held, here, today) for module in course.modules
    ]
    steps = [step for module in modules for step in module.steps]
    return PathPage(
        name=person.name,
        not_checked=person.provisional,
        next=next_half_day(db, held.places, room_time(at)),
        resume=next((step for step in steps if step.is_here), None),
        modules=modules,
        dates=[dated(course, place, today) for place in held.places],
    )


def _followed(
    db: Session,
    course: Course,
    module: Module,
    person: Person,
    held: Held,
    here: str,
    today: date,
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
        placing=_placing(held, place.cohort, today) if place else "",
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


def _placing(held: Held, cohort: Cohort, today: date) -> str:
    done = {moment for session, moment in held.placed if session == cohort.id}
    return offered(today, cohort.starts_on, cohort.ends_on, done)
