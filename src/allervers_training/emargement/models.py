"""What is noted about presence; the newest note of a person in a half-day is the one that counts."""

from datetime import datetime, time

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from allervers_training.emargement.domain import Attendance
from allervers_training.kernel.db import Base, words_of


class PresenceNote(Base):
    """One note about one person in one half-day; a correction is another note, never a change of this one."""

    __tablename__ = "presence_note"
    __table_args__ = (Index("ix_presence_note_newest", "demi_journee_id", "enrolment_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    demi_journee_id: Mapped[int] = mapped_column(ForeignKey("demi_journee.id", ondelete="CASCADE"))
    enrolment_id: Mapped[int] = mapped_column(
        ForeignKey("enrolment.id", ondelete="CASCADE"), index=True
    )
    status: Mapped[Attendance] = mapped_column(words_of(Attendance))
    reason: Mapped[str] = mapped_column(
        String(200), default=""
    )  # of an absence, or of a correction
    arrived_at: Mapped[time | None]  # only when not at the planned hour
    left_at: Mapped[time | None]
    by_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL"), index=True
    )
    at: Mapped[datetime]
