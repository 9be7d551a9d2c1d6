"""Reads of what a whole module's trainees said months later."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from allervers_training.cohorts.models import Cohort, Enrolment
from allervers_training.surveys.models import ColdSurvey
from allervers_training.surveys.queries import KNOWN

AS_IT_CAME = (ColdSurvey.answered_at, ColdSurvey.id)


def counts(db: Session, module_id: str) -> tuple[int, int]:
    """Return how many of a module's trainees were asked on this site, and how many answered."""
    both = _about(module_id, func.count(), func.count(ColdSurvey.answered_at))
    return tuple(db.execute(both).one())


def answers(db: Session, module_id: str, *, after: int) -> Sequence[Mapping[str, Any]]:
    """Return what a module's trainees answered, as it came, without so many of the first."""
    given = _about(module_id, ColdSurvey.id).where(ColdSurvey.answered_at.is_not(None))
    counted = given.order_by(*AS_IT_CAME).offset(after)  # numbers are sorted, not what was written
    told = select(ColdSurvey.answers).where(ColdSurvey.id.in_(counted))
    return db.scalars(told.order_by(*AS_IT_CAME)).all()


def _about(module_id: str, *columns: Any) -> Select[Any]:  # noqa: ANN401 - whatever a select takes
    """Return a select of the surveys that were made for a module."""
    return (
        select(*columns)
        .select_from(ColdSurvey)
        .join(Enrolment, Enrolment.id == ColdSurvey.enrolment_id)
        .join(Cohort, Cohort.id == Enrolment.cohort_id)
        .where(Cohort.module_id == module_id, *KNOWN)
    )
