"""The exercises of the course that can be run live, as the console lists them."""

from collections.abc import Iterable
from dataclasses import dataclass

from allervers_training.activities.engine.kind import Kind
from allervers_training.catalogue.domain import Course
from allervers_training.catalogue.domain.contributed import credited


@dataclass(frozen=True)
class Offer:
    """An exercise of the course that can be run live."""

    id: str
    title: str
    kind: str
    minutes: int
    credit: str = ""  # who contributed it; empty for the course's own


def offers(course: Course, module_id: str, kinds: Iterable[Kind]) -> tuple[Offer, ...]:
    """Return what a trainer may open: her own module's exercises first, then the other's."""
    mine = [c.id for c in course.competences_of(module_id)]
    others = [c.id for c in course.competences if c.id not in mine]
    return tuple(
        Offer(e.id, e.title, kind.title, e.duration, credit_of(course, e.id))
        for competence in (*mine, *others)
        for kind in kinds
        for e in course.resources_of(competence, kind.exercise)
    )


def credit_of(course: Course, exercise_id: str) -> str:
    """Say to the team who contributed an exercise; empty for the course's own."""
    name = course.credits.get(exercise_id)
    return "" if name is None else credited(name)
