"""What is read of one person for her path, once."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from allervers_training.accounts.models import Person
from allervers_training.catalogue.domain import Course, Module
from allervers_training.catalogue.library import library_of
from allervers_training.cohorts import entrance
from allervers_training.cohorts.domain import EnrolmentStatus
from allervers_training.cohorts.models import Enrolment
from allervers_training.progress import access
from allervers_training.progress.domain.completion import missing
from allervers_training.progress.domain.words import Happened, Standing
from allervers_training.progress.facts import facts_of
from allervers_training.progress.models import ModuleStanding, ReadingPlace
from allervers_training.progress.queries import declarations
from allervers_training.progress.queries import paths as queries

DECISIONS = (Happened.DECIDED, Happened.REOPENED, Happened.REVOKED)
TOLD = (*DECISIONS, Happened.POSITIONED)


@dataclass(frozen=True)
class Held:
    """What was read of one person, once."""

    standings: Mapping[str, ModuleStanding]
    reading: Mapping[str, ReadingPlace]
    places: Sequence[Enrolment]
    newest: Mapping[str, Enrolment]  # by module, of those that count
    waiting: Collection[str]  # modules in which a place waits for her
    lacks: Mapping[str, Sequence[str]]
    drafts: Collection[str]  # modules for which a declaration is begun, and not sent
    decided: Mapping[str, str]
    placed: Collection[tuple[int | None, str]]  # in which session, at which moment
    advice: Mapping[str, tuple[str, str]]  # that came with a yes, and by whom

    def standing(self, module: Module) -> Standing:
        row = self.standings.get(module.id)
        return row.standing if row else Standing.NOTHING


def held_of(db: Session, person: Person, course: Course) -> Held:
    places = [p for p in access.places_of(db, person) if p.status is not EnrolmentStatus.REMOVED]
    newest = {p.cohort.module_id: p for p in places if entrance.counts(p.role, p.status)}
    modules = [module.id for module in course.modules]
    told = [event for event, _ in reversed(queries.told_of(db, person.id, modules, TOLD))]
    return Held(
        standings=queries.standings_since(db, person.id),
        reading={} if person.provisional else queries.reading_places(db, person.id),
        places=places,
        newest=newest,
        waiting=_waiting(person, places),
        lacks=_lacks(db, newest),
        drafts=declarations.drafted(db, person.id),
        decided={one.module_id: one.reason for one in told if one.type in DECISIONS},
        placed={(one.cohort_id, one.about) for one in told if one.type is Happened.POSITIONED},
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
