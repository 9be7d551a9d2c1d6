"""Through the door of a module: who is followed in it, who is refused, and in which words."""

from collections.abc import Collection, Mapping

from sqlalchemy.orm import Session

from allervers_training.accounts.models import Person
from allervers_training.catalogue.domain import Course, Module
from allervers_training.catalogue.library import library_of
from allervers_training.cohorts.models import Cohort
from allervers_training.kernel.errors import NotFound, Refused
from allervers_training.progress import held
from allervers_training.progress.domain.door import Closed, Open, may_enter
from allervers_training.progress.domain.phrases import why_closed

NOT_CHECKED = (
    "Votre nom attend d'être vérifié par la formatrice ou le formateur : rien n'est encore suivi."
)
ASK_HER = "Dites-lui qui vous êtes ; votre place est là, et rien n'est perdu."


class DoorClosed(Refused):
    """A module is closed to somebody: she is shown why, and both ways out."""

    def __init__(self, module: Module, closed: Closed, sentence: str) -> None:
        super().__init__(sentence)
        self.module = module
        self.closed = closed


def course_now(db: Session) -> Course:
    """Return the course as people read it today."""
    return library_of(db).current.course


def course_of(db: Session, cohort: Cohort) -> Course:
    """Return the course that a session was planned with."""
    return library_of(db).course(cohort.content_hash)


def module(db: Session, module_id: str) -> Module:
    """Return a module of today's course; raises `NotFound`."""
    found = course_now(db).module(module_id)
    if found is None:
        raise NotFound
    return found


def doors(db: Session, asked: Module, persons: Collection[int]) -> Mapping[int, Open | Closed]:
    """Ask the rule of a module for each of these people; two statements for any number of them."""
    if asked.requires is None:
        return dict.fromkeys(persons, Open(None))
    standings = held.standings(db, persons)
    declared = held.newest_states(db, persons, asked.id)
    return {
        one: may_enter(asked.requires, standings.get(one, {}), declared.get(one)) for one in persons
    }


def door(db: Session, asked: Module, person: Person) -> Open | Closed:
    return doors(db, asked, (person.id,))[person.id]


def is_followed(db: Session, asked: Module, person: Person) -> bool:
    """Tell whether what somebody does in a module enters her path.

    Never before her name is checked; then through an open door, or from a place that she was given while it was.
    """
    if person.provisional:
        return False
    return isinstance(door(db, asked, person), Open) or held.has_place(db, person.id, asked.id)


def followed(db: Session, module_id: str, person: Person) -> Module:
    """Return a module whose tracked pages somebody may use; raises `DoorClosed`, or `Refused` before she is checked."""
    found = module(db, module_id)
    if is_followed(db, found, person):
        return found
    if person.provisional:
        raise Refused(NOT_CHECKED, remedy=ASK_HER)
    closed = door(db, found, person)
    assert isinstance(closed, Closed)
    raise DoorClosed(found, closed, why_closed(closed, asked_by(course_now(db), found)))


def asked_by(course: Course, found: Module) -> str:
    """Name what a module asks for: « le module 1 »."""
    ways = found.requires.any_of if found.requires else ()
    wanted = (course.module(way.module_completed) for way in ways if not isinstance(way, str))
    return " ou ".join(f"le module {before.order}" for before in wanted if before)
