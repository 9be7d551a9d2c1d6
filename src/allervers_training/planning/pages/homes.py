"""The home of whoever takes part in sessions: hers, and what waits for her."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from allervers_training.accounts.domain import SiteRole
from allervers_training.accounts.models import Person
from allervers_training.cohorts import queries as cohort_queries
from allervers_training.cohorts.domain import ASSISTS_ROOM, ROLE_LABELS, RUNS_ROOM
from allervers_training.cohorts.models import Cohort, Enrolment
from allervers_training.kernel.clock import room_day
from allervers_training.planning import queries
from allervers_training.planning.domain import Counts, Waiting, waiting
from allervers_training.planning.pages.words import span
from allervers_training.progress.queries import declarations
from allervers_training.web.french import count_of

PAGE = 25
FIRST_SHOWN = 8  # sessions whose tasks are shown at once; the others are one gesture away


@dataclass(frozen=True)
class Line:
    """One of somebody's sessions, as she sees it."""

    cohort: Cohort
    role: str
    when: str
    runs: bool
    has_console: bool


@dataclass(frozen=True)
class Task:
    """Something to do, and where it is done."""

    words: str
    address: str


@dataclass(frozen=True)
class Waits:
    cohort: Cohort
    tasks: tuple[Task, ...]


@dataclass(frozen=True)
class HomePage:
    today: Sequence[Line]
    coming: Sequence[Line]
    past: Sequence[Line]
    waits: Sequence[Waits]
    declarations: int  # of experience, to be read by any trainer of the site
    may_open: bool
    is_admin: bool
    number: int
    has_next: bool
    first_shown: int = FIRST_SHOWN

    @property
    def is_empty(self) -> bool:
        return not (self.today or self.coming or self.past)


def home_page(db: Session, person: Person, current: str, *, number: int, at: datetime) -> HomePage:
    """Build one page of somebody's sessions; `current` names the newest state of the course."""
    found = cohort_queries.sessions_of(db, person, skip=(number - 1) * PAGE, count=PAGE + 1)
    places, today = found[:PAGE], room_day(at)
    reads = person.has_role(SiteRole.TRAINER, SiteRole.ADMIN)
    return HomePage(
        today=[_line(p) for p in places if p.cohort.starts_on <= today <= p.cohort.ends_on],
        coming=[_line(p) for p in places if p.cohort.starts_on > today],
        past=[_line(p) for p in places if p.cohort.ends_on < today],
        waits=list(_waits(db, places, current, at)),
        declarations=declarations.how_many_to_read(db, person) if reads else 0,
        may_open=reads,
        is_admin=person.has_role(SiteRole.ADMIN),
        number=number,
        has_next=len(found) > PAGE,
    )


def _line(place: Enrolment) -> Line:
    return Line(
        cohort=place.cohort,
        role=ROLE_LABELS[place.role],
        when=span(place.cohort.starts_on, place.cohort.ends_on),
        runs=place.role in RUNS_ROOM,
        has_console=place.role in ASSISTS_ROOM,
    )


def _waits(db: Session, places: Sequence[Enrolment], current: str, at: datetime) -> Iterator[Waits]:
    run = [place.cohort for place in places if place.role in RUNS_ROOM]
    if not run:
        return
    numbers = [cohort.id for cohort in run]
    people, half_days = queries.people_of(db, numbers), queries.half_days_now(db, numbers)
    for cohort in run:
        found = waiting(
            people.get(cohort.id, Counts()),
            half_days.get(cohort.id, ()),
            capacity=cohort.capacity,
            newer_course=cohort.content_hash != current,
            at=at,
        )
        if found:
            yield Waits(cohort, tuple(_tasks(cohort, found)))


def _tasks(cohort: Cohort, found: Waiting) -> Iterator[Task]:
    here = f"/sessions/{cohort.id}"
    sentences: Mapping[str, tuple[int | bool, str]] = {
        count_of(found.to_check, "personne à vérifier", "personnes à vérifier"): (found.to_check, here),
        count_of(found.too_many, "inscription de trop pour les places annoncées", "inscriptions de trop pour les places annoncées"): (found.too_many, here),
        "Pas encore de conducteur": (found.without_plan, f"{here}/conducteur"),
        count_of(found.overflowing, "demi-journée trop remplie", "demi-journées trop remplies"): (found.overflowing, f"{here}/conducteur"),
        count_of(found.unnoted, "demi-journée sans présence notée", "demi-journées sans présence notée"): (found.unnoted, f"{here}/presences"),
        "Une version plus récente du cours": (found.newer_course, f"{here}/version"),
    }  # fmt: skip
    for words, (is_asked, address) in sentences.items():
        if is_asked:
            yield Task(words, address)
