"""What building a running order anew would lose."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from allervers_training.catalogue.domain import Course, PlannedStep
from allervers_training.cohorts.models import Cohort
from allervers_training.conducteur.domain import StepState
from allervers_training.conducteur.models import ConducteurStep


@dataclass(frozen=True)
class Rebuilding:
    """Titles of what was added, of what was changed, of what was taken out and would come back."""

    cohort: Cohort
    days: int
    has_begun: bool
    added: tuple[str, ...]
    changed: tuple[str, ...]
    back: tuple[str, ...]


def rebuilding_page(course: Course, cohort: Cohort, steps: Sequence[ConducteurStep]) -> Rebuilding:
    planned = {p.step.id: p for p in course.running_order(cohort.module_id, cohort.format_id)}
    module = course.module(cohort.module_id)
    chosen = module.format(cohort.format_id) if module else None
    used = {step.source_step for step in steps}
    return Rebuilding(
        cohort=cohort,
        days=chosen.days if chosen else 0,
        has_begun=any(step.state is not StepState.COMING for step in steps),
        added=tuple(step.title for step in steps if step.source_step not in planned),
        changed=tuple(step.title for step in steps if _is_changed(step, planned)),
        back=tuple(p.step.title for p in planned.values() if p.step.id not in used),
    )


def _is_changed(step: ConducteurStep, planned: Mapping[str, PlannedStep]) -> bool:
    found = planned.get(step.source_step)
    if found is None:
        return False
    is_as_planned = (step.title, step.minutes) == (found.step.title, found.step.minutes)
    return not is_as_planned or bool(step.note or step.leader_id)
