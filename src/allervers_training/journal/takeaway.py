"""The journal as a file that its author takes away: plain text, in Markdown."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from allervers_training.accounts.models import Person
from allervers_training.catalogue.domain import Course
from allervers_training.journal.domain import EntryKind, FirstStep, first_step_read, page_read
from allervers_training.journal.models import JournalEntry
from allervers_training.journal.seal import UNREADABLE, Sealer, Unreadable
from allervers_training.web.french import day_of

STEP = (
    ("what", "Ce que je vais faire"),
    ("when", "Quand"),
    ("with_whom", "Avec qui"),
    ("obstacle", "Ce qui pourrait m'arrêter"),
    ("what_became", "Ce qu'il en est"),
)


def as_text(db: Session, person: Person, course: Course, sealer: Sealer) -> str:
    """Return everything that a person wrote, oldest first."""
    entries = db.scalars(
        select(JournalEntry)
        .where(JournalEntry.person_id == person.id)
        .order_by(JournalEntry.created_at, JournalEntry.id)
    )
    parts = (_part(entry, course, sealer) for entry in entries)
    return "\n\n".join(("# Mon carnet", *parts)) + "\n"


def _part(entry: JournalEntry, course: Course, sealer: Sealer) -> str:
    day = day_of(entry.created_at)
    document = course.documents.get(entry.about)
    title = f"## {day}" + (f" : {document.title}" if document else "")
    try:
        opened = sealer.open(entry.sealed, author=entry.person_id)
    except Unreadable:
        return f"{title}\n\n{UNREADABLE}"
    if entry.kind is EntryKind.PAGE:
        return f"{title}\n\n{page_read(opened).text}"
    return "\n\n".join((f"{title} (mon premier pas)", *_lines(first_step_read(opened))))


def _lines(step: FirstStep) -> Iterator[str]:
    for name, label in STEP:
        if said := getattr(step, name):
            yield f"{label} : {said}"
