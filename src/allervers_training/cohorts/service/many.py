"""Enrolling a whole list at once: names are read once, rows written together."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from allervers_training.cohorts.domain import EnrolmentStatus, SessionRole
from allervers_training.cohorts.first_names import told_apart
from allervers_training.cohorts.models import Cohort, Enrolment
from allervers_training.cohorts.service.places import announce


@dataclass(frozen=True)
class Newcomer:
    """A person who exists already, and what is known of her for this session."""

    person_id: int
    first: str
    last: str = ""
    employer: str = ""
    funder: str = ""


def enrol_many(
    db: Session,
    cohort: Cohort,
    newcomers: Sequence[Newcomer],
    *,
    import_id: int | None = None,
    at: datetime,
) -> int:
    """Give trainees their places in one go and return how many they are.

    Whoever has a place already, removed or not, is left as she is.
    """
    db.execute(select(Cohort.id).where(Cohort.id == cohort.id).with_for_update())
    rows = db.execute(
        select(Enrolment.person_id, Enrolment.shown_name).where(Enrolment.cohort_id == cohort.id)
    ).all()
    there = {person_id for person_id, _ in rows}
    coming = [n for n in {n.person_id: n for n in newcomers}.values() if n.person_id not in there]
    names = told_apart([(n.first, n.last) for n in coming], [name for _, name in rows])
    db.add_all(  # rows, not a statement of our own: the entrance of the module looks at what is written
        Enrolment(
            cohort_id=cohort.id,
            person_id=newcomer.person_id,
            role=SessionRole.TRAINEE,
            status=EnrolmentStatus.CONFIRMED,
            shown_name=name,
            employer=newcomer.employer,
            funder=newcomer.funder,
            import_id=import_id,
            created_at=at,
        )
        for newcomer, name in zip(coming, names, strict=True)
    )
    db.flush()
    announce(db, cohort.id)
    return len(coming)
