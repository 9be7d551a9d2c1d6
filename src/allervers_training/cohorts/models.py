"""Tables of sessions de formation and of the people enrolled in them."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from allervers_training.cohorts.domain import EnrolmentStatus, SessionRole
from allervers_training.kernel.db import Base, words_of


class Cohort(Base):
    """A session de formation: a group that follows one module, with the content version it was planned with."""

    __tablename__ = "cohort"

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(String(120))
    module_id: Mapped[str] = mapped_column(String(60))
    place: Mapped[str] = mapped_column(String(120), default="")
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    content_hash: Mapped[str] = mapped_column(ForeignKey("content_snapshot.hash"))
    join_code: Mapped[str] = mapped_column(String(12), unique=True)
    is_open: Mapped[bool] = mapped_column(default=False)
    screen_hash: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime]
    enrolments: Mapped[list["Enrolment"]] = relationship(lazy="raise", back_populates="cohort")


class Enrolment(Base):
    """One person in one session de formation."""

    __tablename__ = "enrolment"
    __table_args__ = (UniqueConstraint("cohort_id", "person_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id", ondelete="CASCADE"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    role: Mapped[SessionRole] = mapped_column(words_of(SessionRole))
    shown_name: Mapped[str] = mapped_column(String(80))
    status: Mapped[EnrolmentStatus] = mapped_column(words_of(EnrolmentStatus))
    joined_at: Mapped[datetime | None]
    created_at: Mapped[datetime]
    cohort: Mapped[Cohort] = relationship(lazy="raise", back_populates="enrolments")
