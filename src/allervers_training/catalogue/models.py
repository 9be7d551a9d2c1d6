"""The states of the course that sessions point to: immutable, named by their own digest."""

from datetime import datetime

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from allervers_training.kernel.db import Base


class ContentSnapshot(Base):
    """Every file of the course, as it was when somebody planned a session with it."""

    __tablename__ = "content_snapshot"

    hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    created_at: Mapped[datetime]
    files: Mapped[str] = mapped_column(Text)  # a JSON object: path → text
