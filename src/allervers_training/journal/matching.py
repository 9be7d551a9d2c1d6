"""What a matching does to journals: pages begun on a device follow it, sealed again for their new author."""

from collections.abc import Callable, Sequence
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from allervers_training.cohorts.handover import Handover
from allervers_training.journal.models import JournalEntry
from allervers_training.journal.seal import Sealer, Unreadable
from allervers_training.kernel.site_key import keys_at


def follower(key_path: Path) -> Callable[[Session, Handover], None]:
    """Return what listens to matchings; the key of the site is read when there is a page to seal again."""

    def follow(db: Session, told: Handover) -> None:
        if told.since is None:
            return
        pages = db.scalars(
            select(JournalEntry).where(
                JournalEntry.person_id == told.giver, JournalEntry.created_at >= told.since
            )
        ).all()
        if pages:
            _seal_again(pages, Sealer(keys_at(key_path)), told.taker)

    return follow


def _seal_again(pages: Sequence[JournalEntry], sealer: Sealer, author: int) -> None:
    """Give pages to another author; what no key opens stays where it is."""
    for page in pages:
        try:
            words = sealer.open(page.sealed, author=page.person_id)
        except Unreadable:
            continue
        page.sealed, page.person_id = sealer.seal(words, author=author), author
