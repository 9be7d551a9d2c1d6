"""Tables of running orders, and of what happened while they were followed."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from allervers_training.conducteur.domain import Origin, StepState
from allervers_training.kernel.db import Base, words_of


class ConducteurStep(Base):
    """One line of a session's running order, in one of its half-days.

    A step of the course keeps its id: its aim, material and ways round are looked up in the session's own
    content version. The title and the minutes are the trainer's to change.
    """

    __tablename__ = "conducteur_step"
    __table_args__ = (Index("ix_conducteur_step_order", "demi_journee_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id", ondelete="CASCADE"), index=True)
    demi_journee_id: Mapped[int] = mapped_column(ForeignKey("demi_journee.id", ondelete="CASCADE"))
    position: Mapped[int]
    origin: Mapped[Origin] = mapped_column(words_of(Origin))
    source_step: Mapped[str] = mapped_column(String(80), default="")
    competence_id: Mapped[str] = mapped_column(String(80), default="")
    resource_id: Mapped[str] = mapped_column(String(80), default="")  # the exercise it opens
    method: Mapped[str] = mapped_column(String(40), default="")
    title: Mapped[str] = mapped_column(String(160))
    minutes: Mapped[int]
    note: Mapped[str] = mapped_column(Text, default="")
    leader_id: Mapped[int | None] = mapped_column(
        ForeignKey("enrolment.id", ondelete="SET NULL"), index=True
    )  # the intervenant who animates this very sequence
    state: Mapped[StepState] = mapped_column(words_of(StepState), default=StepState.COMING)
    started_at: Mapped[datetime | None]
    running_since: Mapped[datetime | None]  # of a running step
    spent_seconds: Mapped[int] = mapped_column(default=0)  # before `running_since`
    ended_at: Mapped[datetime | None]
    screen: Mapped[int] = mapped_column(
        default=0, server_default="0"
    )  # of its text, on the wall while it is on; 0: its title alone


class Incident(Base):
    """Something that happened during a session and must be kept (a fall, a conflict, a refusal)."""

    __tablename__ = "incident"

    id: Mapped[int] = mapped_column(primary_key=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id", ondelete="CASCADE"), index=True)
    step_id: Mapped[int | None] = mapped_column(
        ForeignKey("conducteur_step.id", ondelete="SET NULL"), index=True
    )
    by_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL"), index=True
    )
    at: Mapped[datetime]
    text: Mapped[str] = mapped_column(Text)
