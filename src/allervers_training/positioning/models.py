"""Where people placed themselves, and what they expect."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from allervers_training.kernel.db import Base, words_of
from allervers_training.positioning.domain import Moment


class PositioningAnswer(Base):
    """One answer to one statement at one moment; the newest counts, earlier ones are kept."""

    __tablename__ = "positioning_answer"
    __table_args__ = (
        Index("ix_positioning_answer_newest", "enrolment_id", "moment", "statement_id", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    enrolment_id: Mapped[int] = mapped_column(ForeignKey("enrolment.id", ondelete="CASCADE"))
    competence_id: Mapped[str] = mapped_column(String(80))
    statement_id: Mapped[str] = mapped_column(String(80))
    moment: Mapped[Moment] = mapped_column(words_of(Moment))
    level: Mapped[int]  # 1 to 4, in the order of the worded scale
    at: Mapped[datetime]


class Expectation(Base):
    """What a person expects of a session, and what she needs to take part; seen by its trainers alone."""

    __tablename__ = "expectation"

    enrolment_id: Mapped[int] = mapped_column(
        ForeignKey("enrolment.id", ondelete="CASCADE"), primary_key=True
    )
    expects: Mapped[str] = mapped_column(Text, default="")
    needs: Mapped[str] = mapped_column(Text, default="")  # erased a week after its last day
    at: Mapped[datetime]
