"""Cold surveys: who was asked, and what was answered."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from allervers_training.kernel.db import Base


class ColdSurvey(Base):
    """One person asked, months after a session; the link is kept as a hash.

    A letter is found again by its person and its instant: `asked_at`, then `reminded_at`.
    """

    __tablename__ = "cold_survey"

    id: Mapped[int] = mapped_column(primary_key=True)
    enrolment_id: Mapped[int] = mapped_column(
        ForeignKey("enrolment.id", ondelete="CASCADE"), unique=True
    )
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    due_on: Mapped[date]
    asked_at: Mapped[datetime | None]  # by mail; a paper is nowhere noted
    reminders: Mapped[int] = mapped_column(default=0)  # all of them as well: she wants none
    reminded_at: Mapped[datetime | None]
    answers: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    answered_at: Mapped[datetime | None]  # the first time
