"""Tables of people, their roles, their sessions, the links that let them in, and the audit journal."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from allervers_training.accounts.domain import LinkPurpose, SiteRole
from allervers_training.kernel.db import Base, words_of


class Person(Base):
    """Somebody; provisional until a trainer has matched her with a name she knows."""

    __tablename__ = "person"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(80))
    email: Mapped[str | None] = mapped_column(String(254), index=True)  # never required
    provisional: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]
    roles: Mapped[list["PersonRole"]] = relationship(lazy="selectin", cascade="all, delete-orphan")

    @property
    def is_staff(self) -> bool:
        """Whether she has any role on the site: for the menu, never for a right."""
        return bool(self.roles)

    @property
    def is_trainer(self) -> bool:
        """Whether she trains or administers: for the menu, never for a right."""
        return self.has_role(SiteRole.TRAINER, SiteRole.ADMIN)

    def has_role(self, *roles: SiteRole) -> bool:
        return any(held.role in roles for held in self.roles)


class PersonRole(Base):
    """One role of one person on the site."""

    __tablename__ = "person_role"

    person_id: Mapped[int] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), primary_key=True
    )
    role: Mapped[SiteRole] = mapped_column(words_of(SiteRole), primary_key=True)


class WebSession(Base):
    """Somebody signed in on one device; really revoked when it ends."""

    __tablename__ = "web_session"

    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]
    person: Mapped[Person] = relationship(lazy="raise")


class AccessLink(Base):
    """A link or a card that lets one person in; only its hash is kept."""

    __tablename__ = "access_link"

    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    purpose: Mapped[LinkPurpose] = mapped_column(words_of(LinkPurpose))
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime | None]
    used_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]
    person: Mapped[Person] = relationship(lazy="raise")


class AuditEntry(Base):
    """Who did what to whose data; appended in the transaction of the change, never rewritten."""

    __tablename__ = "audit_entry"
    __table_args__ = (Index("ix_audit_entry_subject", "subject", "subject_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    actor_id: Mapped[int | None]
    action: Mapped[str] = mapped_column(String(60))
    subject: Mapped[str] = mapped_column(String(40))
    subject_id: Mapped[int]
