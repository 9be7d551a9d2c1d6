"""Which pages of all journals the site's keys open: counted by the name of the key that sealed them, nothing is read."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from allervers_training.journal.models import JournalEntry
from allervers_training.journal.seal import NAME, Sealer


def without_key(db: Session, sealer: Sealer | None) -> int:
    """Count the pages that no key of the site opens; all of them without any key."""
    name = func.substr(JournalEntry.sealed, 2, NAME)
    counted = db.execute(select(name, func.count()).group_by(name))
    return sum(
        number for sealed_by, number in counted if not sealer or not sealer.knows(bytes(sealed_by))
    )
