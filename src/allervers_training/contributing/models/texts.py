"""Tables of the texts that are proposed, and of each step of their lives."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from allervers_training.contributing.domain.words import (
    CreditKind,
    Happened,
    PropositionKind,
    PropositionState,
    WritingWay,
)
from allervers_training.kernel.db import Base, words_of


class Proposition(Base):
    """One exercise that somebody proposes, from its first word on; the row outlives its words.

    `draft` holds what she is writing (question → answer, or a list of answers); nobody else reads it. Texts that
    were sent are revisions.
    """

    __tablename__ = "proposition"

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(String(40), unique=True)  # its id in the course, for ever
    kind: Mapped[PropositionKind] = mapped_column(words_of(PropositionKind))
    author_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL"), index=True
    )
    competence_id: Mapped[str] = mapped_column(String(80), default="")
    need_id: Mapped[int | None] = mapped_column(
        ForeignKey("need.id", ondelete="SET NULL"), index=True
    )
    way: Mapped[WritingWay] = mapped_column(words_of(WritingWay), default=WritingWay.WRITES)
    state: Mapped[PropositionState] = mapped_column(words_of(PropositionState), index=True)
    draft: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    credit_kind: Mapped[CreditKind] = mapped_column(words_of(CreditKind), default=CreditKind.NONE)
    credit_name: Mapped[str] = mapped_column(String(80), default="")
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]


class Revision(Base):
    """One text as it was sent, or as a reader put it to its author; never changed, emptied on her demand alone.

    The one that is shown is agreed to, not replaced, and past `shows_from`; how far it goes is told by what is in
    force of all that its author said (`domain/cooling.py`).
    """

    __tablename__ = "revision"
    __table_args__ = (UniqueConstraint("proposition_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    proposition_id: Mapped[int] = mapped_column(ForeignKey("proposition.id", ondelete="CASCADE"))
    number: Mapped[int]
    parent_id: Mapped[int | None] = mapped_column(
        ForeignKey("revision.id", ondelete="SET NULL"), index=True
    )
    answers: Mapped[dict[str, Any] | None] = mapped_column(JSON)  # nothing: withdrawn
    digest: Mapped[str] = mapped_column(String(64))  # SHA-256 of the answers, kept when they go
    by_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL"), index=True
    )
    at: Mapped[datetime]
    accepted_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL"), index=True
    )
    agreed_at: Mapped[datetime | None]  # her own yes
    shows_from: Mapped[datetime | None]
    replaced_at: Mapped[datetime | None]


class PropositionEvent(Base):
    """One step of a proposition's life; appended. Its words go when the text is withdrawn."""

    __tablename__ = "proposition_event"
    __table_args__ = (Index("ix_proposition_event_life", "proposition_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    proposition_id: Mapped[int] = mapped_column(ForeignKey("proposition.id", ondelete="CASCADE"))
    revision_id: Mapped[int | None] = mapped_column(
        ForeignKey("revision.id", ondelete="SET NULL"), index=True
    )
    type: Mapped[Happened] = mapped_column(words_of(Happened))
    by_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL"), index=True
    )
    text: Mapped[str] = mapped_column(Text, default="")
    at: Mapped[datetime]
