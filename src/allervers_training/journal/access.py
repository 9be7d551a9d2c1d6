"""The only ways to obtain a page of a journal: its author's."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from allervers_training.accounts.models import Person
from allervers_training.journal.domain import EntryKind
from allervers_training.journal.models import JournalEntry
from allervers_training.kernel.errors import NotFound, Refused

ON_A_PAGE = 100
NOT_YET = (
    "Votre carnet s'ouvrira quand la formatrice ou le formateur vous aura reconnu·e dans sa liste."
)


def author(person: Person) -> Person:
    """Return whoever may keep a journal: somebody who comes back, not a name typed with a code."""
    if person.provisional:
        raise Refused(
            NOT_YET, remedy="En attendant, gardez vos notes sur papier : rien ne se perd."
        )
    return person


def pages_of(db: Session, person: Person, number: int) -> tuple[Sequence[JournalEntry], bool]:
    """Return the newest pages of a journal, one list at a time, and whether there are older ones."""
    found = db.scalars(
        select(JournalEntry)
        .where(JournalEntry.person_id == person.id, JournalEntry.kind == EntryKind.PAGE)
        .order_by(JournalEntry.created_at.desc(), JournalEntry.id.desc())
        .offset((number - 1) * ON_A_PAGE)
        .limit(ON_A_PAGE + 1)
    ).all()
    return found[:ON_A_PAGE], len(found) > ON_A_PAGE


def entry_of(db: Session, person: Person, entry_id: int) -> JournalEntry:
    """Return one page of this person's own journal; anybody else's does not exist."""
    found = db.get(JournalEntry, entry_id)
    if found is None or found.person_id != person.id or found.kind is not EntryKind.PAGE:
        raise NotFound
    return found


def first_steps_of(db: Session, person: Person) -> Sequence[JournalEntry]:
    return db.scalars(
        select(JournalEntry)
        .where(JournalEntry.person_id == person.id, JournalEntry.kind == EntryKind.FIRST_STEP)
        .order_by(JournalEntry.id)
    ).all()


def first_step_of(db: Session, person: Person, module_id: str) -> JournalEntry | None:
    """Return the first step that somebody wrote at the end of a module: the newest, if a matching brought another."""
    steps = {step.about: step for step in first_steps_of(db, person)}
    return steps.get(module_id)
