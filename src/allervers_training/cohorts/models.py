"""Tables of sessions de formation and of the people enrolled in them."""

from datetime import date, datetime, time

from sqlalchemy import JSON, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from allervers_training.cohorts.domain import EnrolmentStatus, Half, SessionRole
from allervers_training.kernel.db import Base, words_of


class Cohort(Base):
    """A session de formation: a group that follows one module, with the content version it was planned with."""

    __tablename__ = "cohort"

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(String(120))
    module_id: Mapped[str] = mapped_column(String(60))
    place: Mapped[str] = mapped_column(String(120), default="")
    territory: Mapped[str] = mapped_column(String(120), default="")
    format_id: Mapped[str] = mapped_column(String(60), default="2-jours")
    capacity: Mapped[int] = mapped_column(default=0)  # 0: nobody has said
    adaptation: Mapped[str] = mapped_column(Text, default="")  # to the territory, to the sectors
    copied_from_id: Mapped[int | None] = mapped_column(
        ForeignKey("cohort.id", ondelete="SET NULL"), index=True
    )
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    content_hash: Mapped[str] = mapped_column(ForeignKey("content_snapshot.hash"))
    join_code: Mapped[str] = mapped_column(String(12), unique=True)
    is_open: Mapped[bool] = mapped_column(default=False)
    screen_hash: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime]
    enrolments: Mapped[list["Enrolment"]] = relationship(lazy="raise", back_populates="cohort")
    demi_journees: Mapped[list["DemiJournee"]] = relationship(
        lazy="raise",
        back_populates="cohort",
        order_by="DemiJournee.day, DemiJournee.starts_at",
    )


class DemiJournee(Base):
    """One half-day of a session: when it is planned, and when its room really opened and closed."""

    __tablename__ = "demi_journee"
    __table_args__ = (UniqueConstraint("cohort_id", "day", "half"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id", ondelete="CASCADE"), index=True)
    day: Mapped[date]
    half: Mapped[Half] = mapped_column(words_of(Half))
    starts_at: Mapped[time]
    ends_at: Mapped[time]
    opened_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]  # parked or over; opening it again clears this
    cohort: Mapped[Cohort] = relationship(lazy="raise", back_populates="demi_journees")


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
    employer: Mapped[str] = mapped_column(String(120), default="")
    funder: Mapped[str] = mapped_column(String(120), default="")
    recovery_hash: Mapped[str | None] = mapped_column(String(128))  # of her two words
    import_id: Mapped[int | None] = mapped_column(
        ForeignKey("enrolment_import.id", ondelete="SET NULL"), index=True
    )
    joined_at: Mapped[datetime | None]
    created_at: Mapped[datetime]
    cohort: Mapped[Cohort] = relationship(lazy="raise", back_populates="enrolments")


class EnrolmentMatch(Base):
    """One « C'est Karim » that still holds, with what it takes to undo it.

    The two places have exchanged their persons: the one that came in by code is kept, the one that was expected
    is withdrawn (`retiree`) and waits here with the provisional person.
    """

    __tablename__ = "enrolment_match"

    id: Mapped[int] = mapped_column(primary_key=True)
    enrolment_id: Mapped[int] = mapped_column(
        ForeignKey("enrolment.id", ondelete="CASCADE"), unique=True
    )
    expected_id: Mapped[int] = mapped_column(
        ForeignKey("enrolment.id", ondelete="CASCADE"), unique=True
    )
    sessions: Mapped[list[int]] = mapped_column(JSON)  # devices that changed hands, by number
    links: Mapped[list[int]] = mapped_column(JSON)
    at: Mapped[datetime]


class EnrolmentImport(Base):
    """A list of people brought in at once; it waits as a draft, is applied, and may be undone."""

    __tablename__ = "enrolment_import"

    id: Mapped[int] = mapped_column(primary_key=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id", ondelete="CASCADE"), index=True)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    file_name: Mapped[str] = mapped_column(String(120), default="")  # empty: pasted
    text: Mapped[str] = mapped_column(Text, default="")  # of a draft only; forgotten once applied
    created_at: Mapped[datetime]
    applied_at: Mapped[datetime | None]
    undone_at: Mapped[datetime | None]
