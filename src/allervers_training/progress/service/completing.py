"""Completing a module: as the rule says, otherwise with a reason, or again open."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from allervers_training.accounts import service as accounts
from allervers_training.accounts.models import Person
from allervers_training.cohorts import entrance
from allervers_training.cohorts import service as cohorts
from allervers_training.cohorts.models import Cohort, Enrolment
from allervers_training.kernel.errors import Conflict, Invalid, Refused
from allervers_training.progress import doors
from allervers_training.progress.domain.completion import missing, seen
from allervers_training.progress.domain.words import AS_COMPLETED, AS_NOT_COMPLETED, Happened
from allervers_training.progress.facts import facts_of
from allervers_training.progress.service.journal import Line, append, paths

ALREADY = "Ce module est déjà terminé pour cette personne. Rechargez la page."
NOT_COMPLETED = "Ce module n'est pas terminé pour cette personne : il n'y a rien à rouvrir."
NEEDS_REASON = (
    "Dites pourquoi : la raison est gardée avec la décision, et la personne peut la lire."
)
WAITS = "Sa place est encore à vérifier : rien n'entre dans son parcours avant."


def declare_completed(
    db: Session, cohort: Cohort, places: Sequence[Enrolment], *, by: Person, at: datetime
) -> int:
    """Complete the module for those who have all that it asks for; return for how many.

    Whoever a trainer has held back, and whoever has completed already, stays as she is.
    """
    counting = [place for place in places if entrance.counts(place.role, place.status)]
    module = doors.course_of(db, cohort).module(cohort.module_id)
    facts = facts_of(db, cohort, counting)
    held = paths(db, [place.person_id for place in counting], cohort.module_id)
    rule = module.completion if module else None
    ready = [
        place
        for place in counting
        if not missing(rule, facts[place.id])
        and not held[place.person_id].completed
        and not held[place.person_id].held_back
    ]
    for place in ready:
        reason = seen(facts[place.id])
        line = Line(Happened.COMPLETED, str(cohort.id), cohort.id, by.id, reason)
        _write(db, place, cohort, line, at=at)
    return len(ready)


def declare_one(db: Session, cohort: Cohort, place: Enrolment, *, by: Person, at: datetime) -> None:
    """Complete the module for one person; raises when it is done already or when something is missing."""
    _must_count(place)
    if paths(db, (place.person_id,), cohort.module_id)[place.person_id].completed:
        raise Conflict(ALREADY)
    if not declare_completed(db, cohort, (place,), by=by, at=at):
        raise Refused(
            "Il manque encore quelque chose, ou quelqu'un en a décidé autrement.",
            remedy="« Décider autrement » est possible, en disant pourquoi.",
        )


def decide(
    db: Session,
    cohort: Cohort,
    place: Enrolment,
    reason: str,
    *,
    completed: bool,
    by: Person,
    at: datetime,
) -> None:
    """Say that the module is, or is not, completed, whatever was computed."""
    _must_count(place)
    if not reason:
        raise Invalid({"raison": NEEDS_REASON})
    path = paths(db, (place.person_id,), cohort.module_id)[place.person_id]
    if (completed and path.completed) or (not completed and path.held_back):
        raise Conflict("C'est déjà décidé ainsi. Rechargez la page.")
    about = AS_COMPLETED if completed else AS_NOT_COMPLETED
    _write(db, place, cohort, Line(Happened.DECIDED, about, cohort.id, by.id, reason), at=at)


def reopen(
    db: Session, cohort: Cohort, place: Enrolment, reason: str, *, by: Person, at: datetime
) -> None:
    """Open a completion again; places already given in other modules stay."""
    if not reason:
        raise Invalid({"raison": NEEDS_REASON})
    if not paths(db, (place.person_id,), cohort.module_id)[place.person_id].completed:
        raise Conflict(NOT_COMPLETED)
    _write(
        db, place, cohort, Line(Happened.REOPENED, str(cohort.id), cohort.id, by.id, reason), at=at
    )


def _must_count(place: Enrolment) -> None:
    if not entrance.counts(place.role, place.status):
        raise Refused(WAITS)


def _write(db: Session, place: Enrolment, cohort: Cohort, line: Line, *, at: datetime) -> None:
    append(db, (place.person_id,), cohort.module_id, line, at=at)
    action = f"path_{line.what.value}"
    accounts.audit(db, action, "enrolment", place.id, by=line.by_id, at=at)
    db.flush()
    cohorts.admit_waiting(db, place.person_id, by=line.by_id, at=at)
