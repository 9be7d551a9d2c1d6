"""Reads for pages about sessions de formation."""

from collections.abc import Sequence

from sqlalchemy import case, select
from sqlalchemy.orm import Session, joinedload

from allervers_training.accounts.models import Person
from allervers_training.cohorts.domain import EnrolmentStatus
from allervers_training.cohorts.models import Cohort, Enrolment
from allervers_training.kernel import clock

PAGE = 200


def sessions_of(db: Session, person: Person) -> Sequence[Enrolment]:
    """Return where a person is enrolled: today's or the nearest coming first, past ones after; one page."""
    is_past = Cohort.ends_on < clock.now().date()
    return db.scalars(
        select(Enrolment)
        .join(Enrolment.cohort)
        .where(Enrolment.person_id == person.id, Enrolment.status != EnrolmentStatus.REMOVED)
        .order_by(
            case((is_past, 1), else_=0),
            case((is_past, None), else_=Cohort.starts_on),
            Cohort.starts_on.desc(),
            Cohort.id.desc(),
        )
        .options(joinedload(Enrolment.cohort))
        .limit(PAGE)
    ).all()


def roster(db: Session, cohort: Cohort) -> Sequence[Enrolment]:
    """Return everybody of a session, removed ones included, by name."""
    return db.scalars(
        select(Enrolment)
        .where(Enrolment.cohort_id == cohort.id)
        .order_by(Enrolment.shown_name, Enrolment.id)
    ).all()


def shown_names(db: Session, cohort_id: int) -> dict[int, str]:
    """Return the name shown for each place of a session."""
    rows = db.execute(
        select(Enrolment.id, Enrolment.shown_name).where(Enrolment.cohort_id == cohort_id)
    )
    return {row[0]: row[1] for row in rows}
