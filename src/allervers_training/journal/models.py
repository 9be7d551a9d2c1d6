"""What a person writes for herself: bytes that only the site's key opens."""

from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from allervers_training.journal.domain import EntryKind
from allervers_training.kernel.db import Base, words_of


class JournalEntry(Base):
    """One page of a private journal, or one « premier pas »; no column tells what it says."""

    __tablename__ = "journal_entry"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    kind: Mapped[EntryKind] = mapped_column(words_of(EntryKind))
    about: Mapped[str] = mapped_column(
        String(80), default=""
    )  # the prompt's document, or the module
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]
