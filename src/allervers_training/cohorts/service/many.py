"""Enrolling a whole list at once: names are read once, rows written together."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select
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
    if coming:
        common = {
            "cohort_id": cohort.id,
            "role": SessionRole.TRAINEE,
            "status": EnrolmentStatus.CONFIRMED,
            "import_id": import_id,
            "created_at": at,
        }
        pairs = zip(coming, names, strict=True)
        db.execute(insert(Enrolment), [common | _own(newcomer, name) for newcomer, name in pairs])
    announce(db, cohort.id)
    return len(coming)


def _own(newcomer: Newcomer, shown_name: str) -> dict[str, object]:
    return {
        "person_id": newcomer.person_id,
        "shown_name": shown_name,
        "employer": newcomer.employer,
        "funder": newcomer.funder,
    }
