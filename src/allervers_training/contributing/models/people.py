"""Tables of those who propose, of their voices, and of the time that it takes them."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from allervers_training.kernel.db import Base


class Contributor(Base):
    """Somebody who may propose; files know her by `key` alone, which tells nothing."""

    __tablename__ = "contributor"

    person_id: Mapped[int] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), primary_key=True
    )
    key: Mapped[str] = mapped_column(String(16), unique=True)
    reads_as_peer: Mapped[bool] = mapped_column(default=False)  # reads what others propose
    invited_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL"), index=True
    )
    created_at: Mapped[datetime]


class Recording(Base):
    """Her voice, for one question; the file is in the data folder, out of the web's reach.

    A facilitator types it out; her name goes with the text that she typed.
    """

    __tablename__ = "recording"

    id: Mapped[int] = mapped_column(primary_key=True)
    proposition_id: Mapped[int] = mapped_column(
        ForeignKey("proposition.id", ondelete="CASCADE"), index=True
    )
    field: Mapped[str] = mapped_column(String(40))
    file: Mapped[str] = mapped_column(String(80))
    media_type: Mapped[str] = mapped_column(String(40))
    at: Mapped[datetime]
    typed_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL"), index=True
    )
    typed_at: Mapped[datetime | None]

    @property
    def take(self) -> str:
        """Which of the recordings that took each other's place this is: in an address, in a form."""
        return self.file[:8]


class WorkedTime(Base):
    """Time that somebody worked, to be paid: contributing is work."""

    __tablename__ = "worked_time"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    proposition_id: Mapped[int | None] = mapped_column(
        ForeignKey("proposition.id", ondelete="SET NULL"), index=True
    )
    day: Mapped[date]
    minutes: Mapped[int]
    task: Mapped[str] = mapped_column(String(200))
    noted_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL"), index=True
    )
    at: Mapped[datetime]
