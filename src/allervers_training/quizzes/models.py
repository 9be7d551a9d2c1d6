"""What a person answered to a quiz; for herself."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from allervers_training.kernel.db import Base


class QuizAttempt(Base):
    """One time that somebody took a quiz, as far as she went; it points to the version she saw."""

    __tablename__ = "quiz_attempt"
    __table_args__ = (Index("ix_quiz_attempt_of", "person_id", "quiz_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    quiz_id: Mapped[str] = mapped_column(String(80))
    quiz_version: Mapped[str] = mapped_column(String(20))
    answers: Mapped[dict[str, Any]] = mapped_column(JSON)  # item id → ids of the choices made
    started_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
