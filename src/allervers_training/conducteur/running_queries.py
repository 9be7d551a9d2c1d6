"""Reads about what happened on the day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from allervers_training.accounts.models import Person
from allervers_training.conducteur.models import ConducteurStep, Incident
from allervers_training.kernel.clock import room_day

PAGE = 200


@dataclass(frozen=True)
class IncidentLine:
    """An incident as the team reads it."""

    at: datetime
    text: str
    author: str  # empty when she is no longer known
    step: str

    @property
    def day(self) -> date:
        return room_day(self.at)


def incidents_of(db: Session, cohort_id: int) -> Sequence[IncidentLine]:
    """Return the newest incidents of a session, the last one first."""
    rows = db.execute(
        select(Incident.at, Incident.text, Person.name, ConducteurStep.title)
        .outerjoin(Person, Person.id == Incident.by_id)
        .outerjoin(ConducteurStep, ConducteurStep.id == Incident.step_id)
        .where(Incident.cohort_id == cohort_id)
        .order_by(Incident.at.desc(), Incident.id.desc())
        .limit(PAGE)
    )
    return [IncidentLine(at, text, name or "", title or "") for at, text, name, title in rows]
