"""A running order as it is read: half-days, hours, steps."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from allervers_training.catalogue.domain import Course, PlannedStep
from allervers_training.catalogue.pages.modules import LIVELY
from allervers_training.cohorts.models import Cohort, DemiJournee
from allervers_training.conducteur.domain import (
    Origin,
    StepState,
    minutes_between,
    planned_steps,
    start_times,
)
from allervers_training.conducteur.models import ConducteurStep
from allervers_training.conducteur.pages.words import (
    HALVES,
    STATES,
    balance,
    hour,
    method_label,
)

RESTS = frozenset({Origin.BREAK, Origin.MEAL})


@dataclass(frozen=True)
class Line:
    """One step, with its hour; `is_first` and `is_last` of the whole running order."""

    id: int
    at: str
    minutes: int
    title: str
    kind: str
    method: str
    competence: str
    material: tuple[str, ...]
    note: str
    leader: str
    state: str
    is_free: bool
    is_first: bool
    is_last: bool


@dataclass(frozen=True)
class HalfDayLines:
    """A half-day: its steps, how well they fill it, and the meal that follows."""

    id: int
    day: date
    half: str
    hours: str
    lines: tuple[Line, ...]
    balance: str
    overflows: bool
    ends: str
    meal: int  # minutes before the next half-day of the same day; none: 0
    material: tuple[str, ...]


@dataclass(frozen=True)
class Context:
    """What lines are made with: the course of the session, and who leads."""

    planned: Mapping[str, PlannedStep]
    course: Course
    leaders: Mapping[int, str]

    def material(self, step: ConducteurStep) -> tuple[str, ...]:
        """Return what to bring, as the guide says it, else as the exercise does."""
        if found := self.planned.get(step.source_step):
            return found.step.material
        exercise = self.course.resource(step.resource_id)
        return tuple(getattr(exercise, "materials", ()))

    def competence(self, step: ConducteurStep) -> str:
        found = self.course.competence(step.competence_id)
        return f"Compétence {found.order}" if found and step.origin not in RESTS else ""


def context_of(course: Course, cohort: Cohort, leaders: Mapping[int, str]) -> Context:
    return Context(planned_steps(course, cohort.module_id, cohort.format_id), course, leaders)


def half_day_lines(
    halves: Sequence[DemiJournee], steps: Sequence[ConducteurStep], context: Context
) -> tuple[HalfDayLines, ...]:
    ends = (steps[0].id, steps[-1].id) if steps else (0, 0)
    following = [*halves[1:], None]  # one too many when there is no half-day
    return tuple(
        _half_day(half, after, [s for s in steps if s.demi_journee_id == half.id], context, ends)
        for half, after in zip(halves, following, strict=False)
    )


def _half_day(
    half: DemiJournee,
    after: DemiJournee | None,
    steps: Sequence[ConducteurStep],
    context: Context,
    ends: tuple[int, int],
) -> HalfDayLines:
    planned = sum(step.minutes for step in steps)
    left = minutes_between(half.starts_at, half.ends_at) - planned
    *starts, end = start_times(half.starts_at, [*(step.minutes for step in steps), 0])
    lines = tuple(
        _line(step, hour(at), context, ends) for step, at in zip(steps, starts, strict=True)
    )
    is_noon = after is not None and after.day == half.day
    return HalfDayLines(
        id=half.id,
        day=half.day,
        half=HALVES[half.half],
        hours=f"de {hour(half.starts_at)} à {hour(half.ends_at)}",
        lines=lines,
        balance=balance(left),
        overflows=left < 0,
        ends=hour(end),
        meal=max(0, minutes_between(half.ends_at, after.starts_at)) if after and is_noon else 0,
        material=tuple(dict.fromkeys(thing for line in lines for thing in line.material)),
    )


def _line(step: ConducteurStep, at: str, context: Context, ends: tuple[int, int]) -> Line:
    kind = "pause" if step.origin in RESTS else "vivant" if step.method in LIVELY else ""
    return Line(
        id=step.id,
        at=at,
        minutes=step.minutes,
        title=step.title,
        kind=kind,
        method=method_label(step.origin, step.method),
        competence=context.competence(step),
        material=context.material(step),
        note=step.note,
        leader=context.leaders.get(step.leader_id or 0, ""),
        state=STATES[step.state],
        is_free=step.state is StepState.COMING,
        is_first=step.id == ends[0],
        is_last=step.id == ends[1],
    )
