"""Tables of live activities: the activity, its append-only log, and who its numbers are."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from allervers_training.kernel.db import Base


class Activity(Base):
    """One live activity of one session; its state is the fold of its events and is never stored."""

    __tablename__ = "activity"

    id: Mapped[int] = mapped_column(primary_key=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(String(40))
    title: Mapped[str] = mapped_column(String(200))
    exercise_id: Mapped[str] = mapped_column(String(80), default="")
    content_hash: Mapped[str] = mapped_column(ForeignKey("content_snapshot.hash"))
    settings: Mapped[dict[str, Any]] = mapped_column(JSON)
    created_at: Mapped[datetime]
    opened_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]


class ActivityEvent(Base):
    """One fact of an activity; rows are appended and never changed."""

    __tablename__ = "activity_event"
    __table_args__ = (UniqueConstraint("activity_id", "command_key"),)

    activity_id: Mapped[int] = mapped_column(
        ForeignKey("activity.id", ondelete="CASCADE"), primary_key=True
    )
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    type: Mapped[str] = mapped_column(String(40))
    payload: Mapped[dict[str, Any]] = mapped_column(JSON)
    at: Mapped[datetime]
    command_key: Mapped[str | None] = mapped_column(String(60))


class ActivityParticipant(Base):
    """Who a local number is; may be erased without touching the log."""

    __tablename__ = "activity_participant"
    __table_args__ = (UniqueConstraint("activity_id", "enrolment_id"),)

    activity_id: Mapped[int] = mapped_column(
        ForeignKey("activity.id", ondelete="CASCADE"), primary_key=True
    )
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    enrolment_id: Mapped[int] = mapped_column(
        ForeignKey("enrolment.id", ondelete="CASCADE"), index=True
    )


class BallotTally(Base):
    """How often one choice of an open question was made; nothing links it to anybody, and it goes at the closing."""

    __tablename__ = "ballot_tally"

    activity_id: Mapped[int] = mapped_column(
        ForeignKey("activity.id", ondelete="CASCADE"), primary_key=True
    )
    question: Mapped[str] = mapped_column(String(80), primary_key=True)
    choice: Mapped[str] = mapped_column(String(80), primary_key=True)
    count: Mapped[int]
