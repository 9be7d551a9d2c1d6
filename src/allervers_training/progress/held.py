"""What the door of a module looks at: where people stand, what became of their declarations, the places they have."""

from collections import defaultdict
from collections.abc import Collection, Mapping

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from allervers_training.cohorts.domain import EnrolmentStatus, SessionRole
from allervers_training.cohorts.models import Cohort, Enrolment
from allervers_training.progress.domain.words import DeclarationState, Standing
from allervers_training.progress.models import Declaration, ModuleStanding


def standings(db: Session, persons: Collection[int]) -> Mapping[int, Mapping[str, Standing]]:
    """Return where people stand, by person then by module."""
    found: dict[int, dict[str, Standing]] = defaultdict(dict)
    for row in db.scalars(select(ModuleStanding).where(ModuleStanding.person_id.in_(persons))):
        found[row.person_id][row.module_id] = row.standing
    return found


def newest_states(
    db: Session, persons: Collection[int], module_id: str
) -> Mapping[int, DeclarationState]:
    """Return what became of each person's newest declaration that was ever sent."""
    newest = (
        select(func.max(Declaration.id))
        .where(
            Declaration.person_id.in_(persons),
            Declaration.module_id == module_id,
            Declaration.sent_at.is_not(None),
        )
        .group_by(Declaration.person_id)
    )
    rows = db.execute(
        select(Declaration.person_id, Declaration.state).where(Declaration.id.in_(newest))
    )
    return {row[0]: row[1] for row in rows}


def has_place(db: Session, person_id: int, module_id: str) -> bool:
    """Tell whether somebody has a place that counts in a session of a module."""
    found = db.scalars(
        select(Enrolment.id)
        .join(Enrolment.cohort)
        .where(
            Enrolment.person_id == person_id,
            Enrolment.role == SessionRole.TRAINEE,
            Enrolment.status == EnrolmentStatus.CONFIRMED,
            Cohort.module_id == module_id,
        )
        .limit(1)
    )
    return found.first() is not None
