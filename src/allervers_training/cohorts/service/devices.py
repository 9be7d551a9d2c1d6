"""The devices and links of somebody that came in by code: whose they are, before and after a matching."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session

from allervers_training.accounts.models import AccessLink, WebSession
from allervers_training.cohorts.models import Enrolment, EnrolmentMatch


def held(db: Session, table: type[WebSession | AccessLink], person_id: int) -> list[int]:
    return list(db.scalars(select(table.id).where(table.person_id == person_id)))


def hand_over(
    db: Session, table: type[WebSession | AccessLink], numbers: Collection[int], person_id: int
) -> list[int]:
    """Give devices or links to somebody, and return their numbers."""
    db.execute(update(table).where(table.id.in_(numbers)).values(person_id=person_id))
    return list(numbers)


def close_since(db: Session, person_id: int, since: EnrolmentMatch, *, at: datetime) -> None:
    """Close devices opened since a matching: links of the wrong person may have opened them as hers."""
    db.execute(
        update(WebSession)
        .where(
            WebSession.person_id == person_id,
            WebSession.created_at > since.at,
            WebSession.revoked_at.is_(None),
        )
        .values(revoked_at=at)
    )


def since_when(
    db: Session, joined: Enrolment, found: EnrolmentMatch, *, opened_by_device: bool
) -> datetime | None:
    """Return from when all that is kept under an expected name came from the device that was matched with it.

    None when she has used a device of her own meanwhile: no row says which of the two it came from. With
    `opened_by_device`, devices opened since the matching count as the same hand as the first.
    """
    is_hers = [
        WebSession.person_id == joined.person_id,
        WebSession.id.not_in(found.sessions),
        WebSession.expires_at > joined.joined_at,
        or_(WebSession.revoked_at.is_(None), WebSession.revoked_at > joined.joined_at),
    ]
    if opened_by_device:
        is_hers.append(WebSession.created_at <= found.at)
    has_her_own = db.scalars(select(WebSession.id).where(*is_hers).limit(1)).first() is not None
    return None if has_her_own else joined.joined_at
