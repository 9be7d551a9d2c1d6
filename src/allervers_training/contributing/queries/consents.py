"""All that authors said, one row after the other: what is in force is told by the whole of it."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from allervers_training.contributing.domain.consent import Consent, as_explained, read_pairs
from allervers_training.contributing.domain.cooling import Said
from allervers_training.contributing.models import ConsentGiven, Proposition


def histories(db: Session, propositions: Collection[int]) -> dict[int, tuple[Said, ...]]:
    """Return what was said of each proposition, as far as it was explained, the newest last; in one statement."""
    found: dict[int, tuple[Said, ...]] = dict.fromkeys(propositions, ())
    given = select(ConsentGiven).where(ConsentGiven.proposition_id.in_(propositions))
    for row in db.scalars(given.order_by(ConsentGiven.id)):
        found[row.proposition_id] += (Said(row.at, as_explained(consent_in(row), row.wording)),)
    return found


def history(db: Session, proposition: Proposition) -> tuple[Said, ...]:
    return histories(db, [proposition.id])[proposition.id]


def consent_in(row: ConsentGiven | None) -> Consent:
    """Return what she said in one row, as she said it; nothing when she has not said anything."""
    return Consent(read_pairs(row.given), row.licence) if row else Consent()
