"""The address at which a calendar program reads somebody's sessions."""

from datetime import datetime

from sqlalchemy.orm import Session

from allervers_training.accounts import service as accounts
from allervers_training.accounts.domain import LinkPurpose
from allervers_training.accounts.models import Person


def make_calendar(db: Session, person: Person, *, at: datetime) -> str:
    """Give somebody a new address and return its secret; an earlier one stops working."""
    accounts.revoke_calendar(db, person.id, by=person.id, at=at)
    return accounts.create_link(db, person, LinkPurpose.CALENDAR, at=at)


def revoke_calendar(db: Session, person: Person, *, at: datetime) -> None:
    accounts.revoke_calendar(db, person.id, by=person.id, at=at)
