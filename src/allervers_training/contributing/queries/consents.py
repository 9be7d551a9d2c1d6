"""All that authors said, one row after the other: what is in force is told by the whole of it."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from allervers_training.contributing.domain.consent import Consent, read_pairs
from allervers_training.contributing.domain.cooling import Said
from allervers_training.contributing.domain.moves import COOLING_OFF
from allervers_training.contributing.models import ConsentGiven, Proposition


def histories(db: Session, propositions: Collection[int]) -> dict[int, tuple[Said, ...]]:
    """Return what was said of each proposition, the newest last; in one statement."""
    found: dict[int, tuple[Said, ...]] = dict.fromkeys(propositions, ())
    given = select(ConsentGiven).where(ConsentGiven.proposition_id.in_(propositions))
    for row in db.scalars(given.order_by(ConsentGiven.id)):
        found[row.proposition_id] += (Said(row.at, consent_in(row)),)
    return found


def history(db: Session, proposition: Proposition) -> tuple[Said, ...]:
    return histories(db, [proposition.id])[proposition.id]


def explanations(db: Session, propositions: Collection[int], *, at: datetime) -> dict[int, str]:
    """Return which explanation was read before what is in force: a newer one counts after the same seven days."""
    found: dict[int, str] = dict.fromkeys(propositions, "")
    given = select(ConsentGiven).where(ConsentGiven.proposition_id.in_(propositions))
    for row in db.scalars(given.order_by(ConsentGiven.id)):
        if not found[row.proposition_id] or row.at + COOLING_OFF <= at:
            found[row.proposition_id] = row.wording
    return found


def consent_in(row: ConsentGiven | None) -> Consent:
    """Return what she said in one row, as she said it; nothing when she has not said anything."""
    return Consent(read_pairs(row.given), row.licence) if row else Consent()
