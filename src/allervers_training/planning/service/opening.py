"""Opening a session of a module, with its running order."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from allervers_training.accounts import service as accounts
from allervers_training.accounts.models import Person
from allervers_training.catalogue.edition import Edition
from allervers_training.catalogue.service import store_snapshot
from allervers_training.cohorts import service as cohorts
from allervers_training.cohorts.models import Cohort
from allervers_training.conducteur import service as conducteur


@dataclass(frozen=True)
class Opening:
    """What a trainer says to open a session."""

    module_id: str
    format_id: str
    days: tuple[date, ...]
    title: str
    place: str
    territory: str
    capacity: int  # 0: not said


def open_session(
    db: Session, opening: Opening, edition: Edition, *, by: Person, at: datetime
) -> Cohort:
    """Open a session on this state of the course; whoever opens it becomes its trainer."""
    plan = cohorts.Plan(
        title=opening.title,
        module_id=opening.module_id,
        place=opening.place,
        starts_on=min(opening.days),
        ends_on=max(opening.days),
        content_hash=store_snapshot(db, edition.files, at=at),
        territory=opening.territory,
        format_id=opening.format_id,
        capacity=opening.capacity,
        days=opening.days,
    )
    cohort, _screen = cohorts.create_cohort(db, plan, by, at=at)
    conducteur.build(db, cohort, edition.course)
    accounts.audit(db, "session_planned", "cohort", cohort.id, by=by.id, at=at)
    return cohort
