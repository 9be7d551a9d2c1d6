"""Writing in one's journal, and taking pages out of it."""

from datetime import datetime

from sqlalchemy.orm import Session

from allervers_training.accounts.models import Person
from allervers_training.journal import access
from allervers_training.journal.domain import EntryKind, FirstStep, Page, written
from allervers_training.journal.models import JournalEntry
from allervers_training.journal.seal import Sealer


def write_page(
    db: Session, person: Person, page: Page, sealer: Sealer, *, about: str, at: datetime
) -> JournalEntry:
    """Add a page; `about` is the document whose question it answers, or nothing."""
    entry = JournalEntry(
        person_id=person.id,
        kind=EntryKind.PAGE,
        about=about,
        sealed=sealer.seal(written(page), author=person.id),
        created_at=at,
        changed_at=at,
    )
    db.add(entry)
    db.flush()
    return entry


def rewrite(
    entry: JournalEntry, content: Page | FirstStep, sealer: Sealer, *, at: datetime
) -> None:
    """Put other words in the place of what was written; the former ones are gone."""
    entry.sealed = sealer.seal(written(content), author=entry.person_id)
    entry.changed_at = at


def take_step(
    db: Session, person: Person, module_id: str, step: FirstStep, sealer: Sealer, *, at: datetime
) -> None:
    """Keep a module's first step, in the place of the one written before."""
    entry = access.first_step_of(db, person, module_id)
    if entry is not None:
        rewrite(entry, step, sealer, at=at)
        return
    sealed = sealer.seal(written(step), author=person.id)
    step_entry = JournalEntry(
        person_id=person.id,
        kind=EntryKind.FIRST_STEP,
        about=module_id,
        sealed=sealed,
        created_at=at,
        changed_at=at,
    )
    db.add(step_entry)
    db.flush()


def tear_out(db: Session, entry: JournalEntry) -> None:
    """Take a page out of the journal for good."""
    db.delete(entry)
    db.flush()
