"""Tables of people's paths: the journal of what happened, and what is computed from it."""

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from allervers_training.kernel.db import Base, words_of
from allervers_training.progress.domain.words import (
    DeclarationState,
    Happened,
    ReviewKind,
    Standing,
)


class ProgressEvent(Base):
    """One thing that happened on somebody's path; appended, never changed. What one does by oneself follows a matching."""

    __tablename__ = "progress_event"
    __table_args__ = (Index("ix_progress_event_path", "person_id", "module_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    module_id: Mapped[str] = mapped_column(String(80))
    type: Mapped[Happened] = mapped_column(words_of(Happened))
    about: Mapped[str] = mapped_column(
        String(80), default=""
    )  # a session, a declaration, a page, a moment
    cohort_id: Mapped[int | None] = mapped_column(
        ForeignKey("cohort.id", ondelete="SET NULL"), index=True
    )
    by_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL"), index=True
    )
    reason: Mapped[str] = mapped_column(Text, default="")
    at: Mapped[datetime]


class ModuleStanding(Base):
    """Where somebody stands in a module: a copy of what the journal says, for lists and for the door."""

    __tablename__ = "module_standing"

    person_id: Mapped[int] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), primary_key=True
    )
    module_id: Mapped[str] = mapped_column(String(80), primary_key=True)
    standing: Mapped[Standing] = mapped_column(words_of(Standing))
    since: Mapped[datetime]


class Declaration(Base):
    """What somebody says of her experience, as sent; sending again makes another row, this one is kept."""

    __tablename__ = "declaration"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    module_id: Mapped[str] = mapped_column(String(80))  # the one it would open
    exempts_id: Mapped[str] = mapped_column(String(80))  # the one it would stand for
    answers: Mapped[dict[str, str]] = mapped_column(JSON)  # id of the question → what she wrote
    state: Mapped[DeclarationState] = mapped_column(words_of(DeclarationState), index=True)
    created_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]
    decided_at: Mapped[datetime | None]
    second_reviewer_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL"), index=True
    )
    attestation: Mapped[str] = mapped_column(String(80), default="")  # a file of the data folder

    @property
    def ref(self) -> str:
        """How the journal names it."""
        return f"declaration-{self.id}"


class DeclarationReview(Base):
    """One opinion or decision about a declaration, with its reason."""

    __tablename__ = "declaration_review"

    id: Mapped[int] = mapped_column(primary_key=True)
    declaration_id: Mapped[int] = mapped_column(
        ForeignKey("declaration.id", ondelete="CASCADE"), index=True
    )
    by_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL"), index=True
    )
    kind: Mapped[ReviewKind] = mapped_column(words_of(ReviewKind))
    text: Mapped[str] = mapped_column(Text, default="")
    at: Mapped[datetime]


class ReadingPlace(Base):
    """Where somebody left off in a page of the course."""

    __tablename__ = "reading_place"
    __table_args__ = (UniqueConstraint("person_id", "document_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    document_id: Mapped[str] = mapped_column(String(80))
    anchor: Mapped[str] = mapped_column(String(120), default="")
    is_done: Mapped[bool] = mapped_column(default=False)
    at: Mapped[datetime]
