"""From a form to a change of the running order, and the words that tell it."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from allervers_training.catalogue.domain import Course
from allervers_training.cohorts.models import Cohort
from allervers_training.conducteur import access, forms, queries, service
from allervers_training.conducteur.models import ConducteurStep
from allervers_training.conducteur.pages import Said, duration, undo_of
from allervers_training.kernel.errors import Invalid, Refused


def move(db: Session, cohort: Cohort, fields: Mapping[str, str]) -> Said:
    step_id, to = forms.read_gesture(fields)
    step = access.step_to_change(db, cohort, step_id)
    service.move(db, cohort, step, to)
    return Said(f"« {step.title} » est placée", about=step.id)


def add(db: Session, cohort: Cohort, course: Course, fields: Mapping[str, str]) -> Said:
    """Add a step; raises `Invalid` when what was typed cannot be taken."""
    wanted = forms.read_addition(fields, course, cohort, _team(db, cohort))
    if wanted.place is None:
        planned = course.running_order(cohort.module_id, cohort.format_id)
        row = service.put_back(db, cohort, planned, wanted.step)
    else:
        row = service.add(db, cohort, wanted.step, wanted.place)
    return Said(f"« {row.title} » est dans le conducteur", about=row.id)


def change(db: Session, cohort: Cohort, step: ConducteurStep, fields: Mapping[str, str]) -> Said:
    """Write what is said of a step; raises `Invalid`, or `Conflict` when somebody changed the same step meanwhile."""
    written = forms.read_change(fields, _team(db, cohort))
    service.change(step, written, seen=fields.get("vu", ""))
    db.flush()
    return Said(f"« {step.title} » est enregistrée", about=step.id)


def retime(db: Session, cohort: Cohort, step_id: int, fields: Mapping[str, str]) -> Said:
    step = access.step_to_change(db, cohort, step_id)
    try:
        minutes = forms.read_minutes(fields)
    except Invalid as wrong:
        typed = fields.get("minutes", "")[:20]
        raise Refused(f"« {typed} » ne convient pas.", remedy=str(wrong)) from wrong
    service.retime(step, minutes)
    db.flush()
    return Said(f"« {step.title} » dure {duration(minutes)}", about=step.id)


def drop(db: Session, cohort: Cohort, step_id: int) -> Said:
    step = access.step_to_change(db, cohort, step_id)
    undo = undo_of(step, queries.steps_of(db, cohort.id))
    service.drop(db, cohort, step)
    return Said(f"« {step.title} » est retirée.", undo=undo)


def _team(db: Session, cohort: Cohort) -> set[int]:
    return {place.id for place in queries.team_of(db, cohort.id)}
