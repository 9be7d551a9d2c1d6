"""Tables of what an author agreed to, of where it went, and of who is told when she withdraws it."""

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from allervers_training.kernel.db import Base


class ConsentGiven(Base):
    """What an author agreed to at one moment; another row replaces it, this one is kept as its proof."""

    __tablename__ = "consent_given"
    __table_args__ = (Index("ix_consent_given_newest", "proposition_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    proposition_id: Mapped[int] = mapped_column(ForeignKey("proposition.id", ondelete="CASCADE"))
    revision_id: Mapped[int | None] = mapped_column(
        ForeignKey("revision.id", ondelete="SET NULL"), index=True
    )
    given: Mapped[list[str]] = mapped_column(JSON)  # « texte/salle », see `domain/consent.py`
    licence: Mapped[str] = mapped_column(String(40), default="")
    wording: Mapped[str] = mapped_column(String(20))
    explained_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL"), index=True
    )
    explained_by_name: Mapped[str] = mapped_column(
        String(60), default=""
    )  # of somebody without an account; « Quelqu'un » when she gives none
    at: Mapped[datetime]


class WithdrawalNotice(Base):
    """What a session's team is told when a text that it had planned to use was withdrawn."""

    __tablename__ = "withdrawal_notice"
    __table_args__ = (UniqueConstraint("cohort_id", "proposition_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id", ondelete="CASCADE"))
    proposition_id: Mapped[int] = mapped_column(
        ForeignKey("proposition.id", ondelete="CASCADE"), index=True
    )
    at: Mapped[datetime]
    seen_at: Mapped[datetime | None]


class ExportedFile(Base):
    """A file of the course that a proposition was written to, as it was left there."""

    __tablename__ = "exported_file"

    path: Mapped[str] = mapped_column(String(200), primary_key=True)
    proposition_id: Mapped[int] = mapped_column(
        ForeignKey("proposition.id", ondelete="CASCADE"), index=True
    )
    digest: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]
