"""One's dates, and the next half-day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

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


def next_half_day(db: Session, places: Sequence[Enrolment], here: datetime) -> Next | None:
    """Return the half-day that is on or comes next, by the clock of the room."""
    cohorts = {p.cohort_id: p.cohort for p in places}
    coming = queries.coming_half_days(db, cohorts, here.date())
    first = next((one for one in coming if datetime.combine(one.day, one.ends_at) > here), None)
    return Next(cohorts[first.cohort_id], first.day, first.starts_at) if first else None
