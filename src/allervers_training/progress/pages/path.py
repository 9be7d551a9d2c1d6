"""« Mon parcours »: both modules in words, the drawn path of the competences, where one left off, and one's dates."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy.orm import Session

from allervers_training.accounts.models import Person
from allervers_training.catalogue.domain import Competence, Course, Module
from allervers_training.catalogue.library import library_of
from allervers_training.catalogue.pages.common import drawing_of
from allervers_training.cohorts import entrance
from allervers_training.cohorts.domain import EnrolmentStatus
from allervers_training.cohorts.models import Cohort, Enrolment
from allervers_training.progress import access, queries
from allervers_training.progress.domain.completion import missing
from allervers_training.progress.domain.door import Closed, Open, takes_experience
from allervers_training.progress.domain.phrases import why_closed
from allervers_training.progress.domain.words import DeclarationState, Happened, Standing
from allervers_training.progress.facts import facts_of
from allervers_training.progress.models import ModuleStanding, ReadingPlace
from allervers_training.progress.pages.declaration import day_of
from allervers_training.web.french import NBSP

DECISIONS = (Happened.DECIDED, Happened.REOPENED, Happened.REVOKED)
SINCE = {
    Standing.COMPLETED: "Terminé le",
    Standing.COMPLETED_ELSEWHERE: "Suivi ailleurs : attestation vue le",
    Standing.EXEMPTED: "Dispense accordée le",
    Standing.REOPENED: "Terminé, puis rouvert le",
    Standing.UNDER_WAY: "En cours depuis le",
}


@dataclass(frozen=True)
class Step:
    """One competence on the line."""

    order: int
    title: str
    address: str
    drawing: str
    state: str  # a word: « lue », « vous êtes ici »… or nothing
    is_here: bool


@dataclass(frozen=True)
class Followed:
    """One module, in words."""

    module: Module
    since: str
    on: date | None
    missing: Sequence[str]
    decided: str  # a trainer's reason, when she decided otherwise
    closed: str
    may_declare: bool
    declaration: DeclarationState | None
    steps: Sequence[Step]


@dataclass(frozen=True)
class Dated:
    cohort: Cohort
    module: str
    waits: bool
    is_past: bool


@dataclass(frozen=True)
class Next:
    """The next half-day."""

    cohort: Cohort
    day: date
    starts_at: time

    @property
    def hour(self) -> str:
        minutes = f"{NBSP}{self.starts_at.minute:02d}" if self.starts_at.minute else ""
        return f"{self.starts_at.hour}{NBSP}h{minutes}"


@dataclass(frozen=True)
class PathPage:
    name: str
    not_checked: bool
    next: Next | None
    resume: Step | None
    modules: Sequence[Followed]
    dates: Sequence[Dated]


@dataclass(frozen=True)
class Held:
    """What was read of one person, once."""

    standings: Mapping[str, ModuleStanding]
    reading: Mapping[str, ReadingPlace]
    places: Sequence[Enrolment]
    lacks: Mapping[str, Sequence[str]]
    decided: Mapping[str, str]

    def standing(self, module: Module) -> Standing:
        row = self.standings.get(module.id)
        return row.standing if row else Standing.NOTHING


def path_page(db: Session, person: Person, *, at: datetime) -> PathPage:
    course, today = access.course_now(db), day_of(at)
    held = _held(db, person, course)
    here = _here(course, held)
    modules = [_followed(db, course, module, person, held, here) for module in course.modules]
    steps = [step for module in modules for step in module.steps]
    return PathPage(
        name=person.name,
        not_checked=person.provisional,
        next=_next(db, held.places, today),
        resume=next((step for step in steps if step.is_here), None),
        modules=modules,
        dates=[_dated(course, place, today) for place in held.places],
    )


def _held(db: Session, person: Person, course: Course) -> Held:
    places = [p for p in access.places_of(db, person) if p.status is not EnrolmentStatus.REMOVED]
    told = queries.told_of(db, person.id, [module.id for module in course.modules], DECISIONS)
    return Held(
        standings=queries.standings_since(db, person.id),
        reading=queries.reading_places(db, person.id),
        places=places,
        lacks=_lacks(db, places),
        decided={event.module_id: event.reason for event, _ in reversed(told)},
    )


def _lacks(db: Session, places: Sequence[Enrolment]) -> Mapping[str, Sequence[str]]:
    """Say what is missing of each module, by her newest session of it."""
    newest = {p.cohort.module_id: p for p in places if entrance.counts(p.role, p.status)}
    found: dict[str, Sequence[str]] = {}
    for module_id, place in newest.items():
        module = library_of(db).course(place.cohort.content_hash).module(module_id)
        rule = module.completion if module else None
        found[module_id] = missing(rule, facts_of(db, place.cohort, (place,))[place.id])
    return found


def _here(course: Course, held: Held) -> str:
    """Find where she is: the page she marked last, or the first unread one of what she follows."""
    marked = [one.document_id for one in held.reading.values() if not one.is_done]
    if marked:
        return marked[-1]
    under_way = (Standing.UNDER_WAY, Standing.REOPENED)
    followed = [m for m in course.modules if held.standing(m) in under_way]
    coming = [m for m in course.modules if held.standing(m) is Standing.NOTHING]
    pages = [c.id for m in (*followed, *coming) for c in course.competences_of(m.id)]
    return next((page for page in pages if page not in held.reading), "")


def _followed(
    db: Session, course: Course, module: Module, person: Person, held: Held, here: str
) -> Followed:
    found = access.door(db, module, person)
    row = held.standings.get(module.id)
    standing = held.standing(module)
    is_under_way = standing in {Standing.UNDER_WAY, Standing.REOPENED}
    sentence = "" if isinstance(found, Open) else why_closed(found, access.asked_by(course, module))
    return Followed(
        module=module,
        since=SINCE.get(standing, ""),
        on=day_of(row.since) if row and standing in SINCE else None,
        missing=held.lacks.get(module.id, ()) if is_under_way else (),
        decided=held.decided.get(module.id, ""),
        closed="" if is_under_way or standing is Standing.COMPLETED else sentence,
        may_declare=isinstance(found, Closed) and takes_experience(module.requires),
        declaration=found.declaration if isinstance(found, Closed) else None,
        steps=list(_steps(course, module, held, here)),
    )


def _steps(course: Course, module: Module, held: Held, here: str) -> Iterator[Step]:
    for competence in course.competences_of(module.id):
        is_here = competence.id == here
        state = "vous êtes ici" if is_here else _state(competence, held.standing(module), held)
        address, drawing = f"/competences/{competence.id}", drawing_of(competence)
        yield Step(competence.order, competence.title, address, drawing, state, is_here)


def _state(competence: Competence, standing: Standing, held: Held) -> str:
    if standing is Standing.COMPLETED:
        return "faite"
    kept = held.reading.get(competence.id)
    if kept and kept.is_done:
        return "lue"
    return {
        Standing.COMPLETED_ELSEWHERE: "faite ailleurs",
        Standing.EXEMPTED: "dispense",
    }.get(standing, "à venir")


def _dated(course: Course, place: Enrolment, today: date) -> Dated:
    module = course.module(place.cohort.module_id)
    return Dated(
        cohort=place.cohort,
        module=f"module {module.order}" if module else "",
        waits=place.status is EnrolmentStatus.TO_CHECK,
        is_past=place.cohort.ends_on < today,
    )


def _next(db: Session, places: Sequence[Enrolment], today: date) -> Next | None:
    cohorts = {p.cohort_id: p.cohort for p in places}
    halves = queries.coming_half_days(db, cohorts, today)
    if not halves:
        return None
    return Next(cohorts[halves[0].cohort_id], halves[0].day, halves[0].starts_at)
