"""What a trainer is told of the step that is on, from the session's own version of the course."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from allervers_training.activities.engine.kind import Kind
from allervers_training.catalogue.addresses import address_of, used_by
from allervers_training.catalogue.domain import (
    ArbreDesCauses,
    Course,
    DebatMouvant,
    EtudeDeCas,
    Guide,
    MiseEnSituation,
    Paroles,
    Resource,
    Step,
)
from allervers_training.catalogue.domain.contributed import credited
from allervers_training.conducteur.domain import StepState
from allervers_training.conducteur.models import ConducteurStep
from allervers_training.salle.prepared import Prepared


@dataclass(frozen=True)
class Notes:
    """The notes of one step."""

    cohort_id: int
    is_coming: bool  # nothing is on: these are the notes of what comes next
    title: str
    aim: str
    material: tuple[str, ...]
    plan_b: str
    inclusion: str
    note: str  # the trainer's own
    leader: str
    text: Markup
    exercise: str  # the live exercise to open, or nothing
    exercise_title: str
    waiting: int | None  # the activity opened from it already, and not over
    resource: str  # where else the resource is shown
    resource_title: str
    used: tuple[str, str] | None  # the address and title of what else the step draws on
    credit: str = ""  # of what somebody proposed
    words: tuple[str, ...] = ()  # hers, as far as they can be said at a glance
    step_id: int = 0
    screens: int = 0  # that its text takes on the wall
    screen: int = 0  # the one that is there, 0 for none
    kept: int = 0  # what was asked for: a newer version of the text may have fewer screens


def notes_of(
    row: ConducteurStep,
    course: Course,
    kinds: Mapping[str, Kind],
    prepared: tuple[Prepared, ...],
    *,
    leader: str,
    text: Markup,
    screens: int = 0,
) -> Notes:
    step = _step_of(row, course)
    live = any(course.get(row.resource_id, kind.exercise) for kind in kinds.values())
    resource = course.resource(row.resource_id)
    title = resource.title if resource else ""
    is_contributed = row.resource_id in course.credits
    return Notes(
        cohort_id=row.cohort_id,
        is_coming=row.state is StepState.COMING,
        title=row.title,
        aim=step.aim if step else "",
        material=step.material if step else (),
        plan_b=step.plan_b if step else "",
        inclusion=step.inclusion if step else "",
        note=row.note,
        leader=leader,
        text=text,
        exercise=row.resource_id if live else "",
        exercise_title=title,
        waiting=next((p.id for p in prepared if _waits(p, row.resource_id)), None),
        resource=address_of(course, row.resource_id) or "" if resource and not live else "",
        resource_title=title,
        used=used_by(step, f"/sessions/{row.cohort_id}") if step else None,
        credit=credited(course.credits[row.resource_id]) if is_contributed else "",
        words=_words_of(resource) if resource and is_contributed else (),
        step_id=row.id,
        screens=screens,
        screen=min(row.screen, screens),
        kept=row.screen,
    )


def _words_of(resource: Resource) -> tuple[str, ...]:
    """Return what an author gave to say or to ask in the room; a story is read on its own page."""
    match resource:
        case DebatMouvant(statements=stated):
            asked = dict.fromkeys(again for one in stated for again in one.relaunch)
            return (*(one.text for one in stated), *asked)
        case ArbreDesCauses(situation=situation, final_fact=fact):
            return (situation, fact)
        case EtudeDeCas(questions=asked) | Paroles(prompts=asked):
            return asked
        case MiseEnSituation(observer_grid=grid):
            return grid
        case _:
            return ()


def _waits(prepared: Prepared, exercise_id: str) -> bool:
    return prepared.exercise_id == exercise_id and not prepared.is_over


def _step_of(row: ConducteurStep, course: Course) -> Step | None:
    """Return what the course says of a step, in the format that lasts nearest to what was planned."""
    found = [step for step in _steps(course) if step.id == row.source_step]
    return min(found, key=lambda step: abs(step.minutes - row.minutes), default=None)


def _steps(course: Course) -> Iterator[Step]:
    for module in course.modules:
        for module_format in module.formats:
            yield from (*module_format.opening, *module_format.closing)
    for competence in course.competences:
        for guide in course.resources_of(competence.id, Guide):
            for guide_format in guide.formats:
                yield from guide_format.steps
