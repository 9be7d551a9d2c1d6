"""Tables of what trainers ask for, and of what readers say: of propositions, of easy versions."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from allervers_training.contributing.domain.wording import WORDS_OF_HERS
from allervers_training.contributing.domain.words import (
    EasyVerdict,
    PropositionKind,
    RemarkAnswer,
)
from allervers_training.kernel.db import Base, words_of


class Need(Base):
    """Something that trainers say is missing, and that anybody who proposes may answer."""

    __tablename__ = "need"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[PropositionKind] = mapped_column(words_of(PropositionKind))
    competence_id: Mapped[str] = mapped_column(String(80))
    text: Mapped[str] = mapped_column(String(200))
    by_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL"), index=True
    )
    at: Mapped[datetime]
    closed_at: Mapped[datetime | None]


class Remark(Base):
    """A remark on one field of one revision, with other words for it when `suggests` says some."""

    __tablename__ = "remark"

    id: Mapped[int] = mapped_column(primary_key=True)
    revision_id: Mapped[int] = mapped_column(
        ForeignKey("revision.id", ondelete="CASCADE"), index=True
    )
    field: Mapped[str] = mapped_column(String(40))
    text: Mapped[str] = mapped_column(Text, default="")
    suggests: Mapped[str] = mapped_column(Text, default="")
    by_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL"), index=True
    )
    at: Mapped[datetime]
    answer: Mapped[RemarkAnswer] = mapped_column(
        words_of(RemarkAnswer), default=RemarkAnswer.WAITING
    )
    answered_at: Mapped[datetime | None]

    @property
    def is_her_voice(self) -> bool:
        """Tell whether it holds the author's own words, typed from her voice: nobody's opinion."""
        return self.text == WORDS_OF_HERS


class EasyReading(Base):
    """The last word of one peer on one text of an easy version; another text is another row.

    The constraint also finds all that was said of one text.
    """

    __tablename__ = "easy_reading"
    __table_args__ = (UniqueConstraint("document_id", "digest", "person_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[str] = mapped_column(String(80))
    digest: Mapped[str] = mapped_column(String(64))  # SHA-256 of its words, `domain/easy.py`
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    verdict: Mapped[EasyVerdict] = mapped_column(words_of(EasyVerdict))
    hard_words: Mapped[str] = mapped_column(Text, default="")
    at: Mapped[datetime]
