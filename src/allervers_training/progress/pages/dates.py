"""One's dates, and the next half-day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from sqlalchemy.orm import Session

from allervers_training.catalogue.domain import Course
from allervers_training.cohorts.domain import EnrolmentStatus
from allervers_training.cohorts.models import Cohort, Enrolment
from allervers_training.progress.queries import paths as queries
from allervers_training.web.french import NBSP


@dataclass(frozen=True)
class Dated:
    cohort: Cohort
    module: str
    waits: bool
    is_past: bool


@dataclass(frozen=True)
class Next:
    """The next half-day."""

    cohort: Cohort
    day: date
    starts_at: time

    @property
    def hour(self) -> str:
        minutes = f"{NBSP}{self.starts_at.minute:02d}" if self.starts_at.minute else ""
        return f"{self.starts_at.hour}{NBSP}h{minutes}"


def dated(course: Course, place: Enrolment, today: date) -> Dated:
    module = course.module(place.cohort.module_id)
    return Dated(
        cohort=place.cohort,
        module=f"module {module.order}" if module else "",
        waits=place.status is EnrolmentStatus.TO_CHECK,
        is_past=place.cohort.ends_on < today,
    )


def next_half_day(db: Session, places: Sequence[Enrolment], today: date) -> Next | None:
    cohorts = {p.cohort_id: p.cohort for p in places}
    halves = queries.coming_half_days(db, cohorts, today)
    if not halves:
        return None
    return Next(cohorts[halves[0].cohort_id], halves[0].day, halves[0].starts_at)
