"""What this room says of a person's journal: how many pages, never a word of them."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from allervers_training.journal.domain import EntryKind
from allervers_training.journal.models import JournalEntry
from allervers_training.kernel.personal import Holding, Withheld


def has_any(db: Session, person_id: int) -> bool:
    """Tell whether a person has written anything."""
    return (
        db.scalar(select(JournalEntry.id).where(JournalEntry.person_id == person_id).limit(1))
        is not None
    )


def how_many(db: Session, person_id: int) -> str:
    """Say how much there is to a person's journal."""
    counts = dict(
        db.execute(
            select(JournalEntry.kind, func.count())
            .where(JournalEntry.person_id == person_id)
            .group_by(JournalEntry.kind)
        ).all()
    )
    pages, steps = counts.get(EntryKind.PAGE, 0), counts.get(EntryKind.FIRST_STEP, 0)
    return f"{pages} page{'s' if pages > 1 else ''}, {steps} « premier pas »."


HOLDINGS: Sequence[Holding] = (
    Withheld(
        model=JournalEntry,
        title="Votre carnet",
        how_many=how_many,
        why="Vos mots n'y sont pas : ils sont chiffrés, et personne d'autre que vous ne les lit, pas même qui a fait ce fichier. "
        "Pour les emporter : entrez sur le site avec votre lien ou votre carte, ouvrez « Mon carnet », "
        "puis « Emporter mon carnet ».",
    ),
)
