"""What the steps of a running order are made from: the guides, the exercises of the course, one's own ideas."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from allervers_training.catalogue.domain import (
    Course,
    Fiche,
    Guide,
    PlannedStep,
    Resource,
    Retire,
    VersionSimplifiee,
)
from allervers_training.conducteur.domain.order import Order
from allervers_training.conducteur.domain.places import After, Place, Start
from allervers_training.conducteur.domain.words import Origin

TITLE_LENGTH = 160
BREAK_METHOD = "pause"
USUAL_MINUTES = 30  # of an exercise that says nothing
BREAK_MINUTES = 15
MEAL_MINUTES = 60
READ = (Fiche, Guide, VersionSimplifiee, Retire)  # not done in a group
METHODS = {"carte-acteurs": "travail-en-groupe", "paroles": "temoignage"}  # others are named alike


@dataclass(frozen=True)
class NewStep:
    """A step that has no place yet."""

    origin: Origin
    title: str
    minutes: int
    source_step: str = ""
    competence_id: str = ""
    resource_id: str = ""
    method: str = ""
    note: str = ""
    leader_id: int | None = None


def from_guide(planned: PlannedStep) -> NewStep:
    step = planned.step
    return NewStep(
        origin=Origin.BREAK if step.method == BREAK_METHOD else Origin.COURSE,
        title=step.title[:TITLE_LENGTH],
        minutes=step.minutes,
        source_step=step.id,
        competence_id=planned.competence.id if planned.competence else "",
        resource_id=step.resource or "",
        method=step.method,
    )


def from_exercise(course: Course, exercise: Resource) -> NewStep:
    above = course.competence_of(exercise.id)
    return NewStep(
        origin=Origin.EXERCISE,
        title=exercise.title[:TITLE_LENGTH],
        minutes=getattr(exercise, "duration", None) or USUAL_MINUTES,
        competence_id=above.id if above else "",
        resource_id=exercise.id,
        method=METHODS.get(exercise.type, exercise.type),
    )


def exercises_of(course: Course, competence_id: str) -> tuple[Resource, ...]:
    """Return what a group does in a competence, whatever its kind."""
    listed = course.resources_of(competence_id, Resource)
    return tuple(resource for resource in listed if not isinstance(resource, READ))


def planned_steps(course: Course, module_id: str, format_id: str) -> Mapping[str, PlannedStep]:
    """Return every step of a module by its id, as the chosen format says it, else as another one does."""
    module = course.module(module_id)
    others = [f.id for f in module.formats if f.id != format_id] if module else []
    found = (p for other in (*others, format_id) for p in course.running_order(module_id, other))
    return {planned.step.id: planned for planned in found}


def unused(planned: Sequence[PlannedStep], used: Collection[str]) -> list[PlannedStep]:
    """Return the steps of the guides that a running order leaves out; breaks are anybody's to add."""
    return [p for p in planned if p.step.id not in used and p.step.method != BREAK_METHOD]


def natural_place(
    planned: Sequence[PlannedStep], step_id: str, order: Order, ids: Mapping[str, int]
) -> Place:
    """Say where a step of the guides goes back: after the nearest one that it follows there; `ids` by source."""
    before: list[str] = []
    for other in planned:
        if other.step.id == step_id:
            break
        before.append(other.step.id)
    present = [ids[source] for source in reversed(before) if source in ids]
    return After(present[0]) if present else Start(next(iter(order.days)))
