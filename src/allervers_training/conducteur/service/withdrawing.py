"""What a running order becomes when a text that it names is withdrawn."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from allervers_training.conducteur.models import ConducteurStep


def retitle(db: Session, resource_id: str, title: str) -> set[int]:
    """Give another title to every step that opens this resource, past ones included; return their sessions."""
    found = db.scalars(
        select(ConducteurStep).where(ConducteurStep.resource_id == resource_id)
    ).all()
    for step in found:
        step.title = title
    db.flush()
    return {step.cohort_id for step in found}
