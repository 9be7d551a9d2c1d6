"""The table of messages that wait to leave, and of those that have left."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from allervers_training.kernel.db import Base


class MailState(StrEnum):
    """Where a message is, as a person would say it."""

    WAITING = "attend"
    LEAVING = "part"
    AGAIN = "a_reessayer"
    GIVEN_UP = "abandonne"
    CANCELLED = "annule"
    SENT = "envoye"


class OutgoingMail(Base):
    """One message to one address; it carries a secret link only until it has left."""

    __tablename__ = "outgoing_mail"
    __table_args__ = (Index("ix_outgoing_mail_due", "sent_at", "next_try_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    cohort_id: Mapped[int | None] = mapped_column(index=True)  # the session it is about
    person_id: Mapped[int | None] = mapped_column(index=True)
    to: Mapped[str] = mapped_column(String(254))
    subject: Mapped[str] = mapped_column(String(200))
    body: Mapped[str] = mapped_column(Text)  # emptied once sent, or cancelled
    created_at: Mapped[datetime]
    tries: Mapped[int] = mapped_column(default=0)
    next_try_at: Mapped[datetime | None]  # None: sent, cancelled, or given up
    sent_at: Mapped[datetime | None]
    last_error: Mapped[str] = mapped_column(String(300), default="")  # empty while it is leaving

    @property
    def state(self) -> MailState:
        if self.sent_at:
            return MailState.SENT
        if not self.body:
            return MailState.CANCELLED
        if self.next_try_at is None:
            return MailState.GIVEN_UP
        if self.tries == 0:
            return MailState.WAITING
        return MailState.AGAIN if self.last_error else MailState.LEAVING
