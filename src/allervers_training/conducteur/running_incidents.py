"""Writing down what happened during a session and must be kept."""

from datetime import datetime

from sqlalchemy.orm import Session

from allervers_training.accounts.models import Person
from allervers_training.cohorts.models import Cohort
from allervers_training.conducteur import queries, running
from allervers_training.conducteur.models import Incident
from allervers_training.conducteur.running_service import lines_of
from allervers_training.kernel.errors import Invalid

LONGEST_INCIDENT = 2000


def note_incident(db: Session, cohort: Cohort, text: str, *, by: Person, at: datetime) -> Incident:
    """Write down what happened, with its hour and the step that was on; raises `Invalid`."""
    if not text.strip():
        raise Invalid({"texte": "Écrivez ce qui s'est passé, en une phrase ou deux."})
    if len(text) > LONGEST_INCIDENT:
        raise Invalid(
            {"texte": f"C'est trop long : {LONGEST_INCIDENT} signes au plus ({len(text)} ici)."}
        )
    on = running.current(lines_of(queries.steps_of(db, cohort.id)))
    incident = Incident(
        cohort_id=cohort.id, step_id=on.id if on else None, by_id=by.id, at=at, text=text.strip()
    )
    db.add(incident)
    db.flush()
    return incident
