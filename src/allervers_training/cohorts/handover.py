"""What follows somebody when the team says who she is, or takes it back: rooms above listen, and move what they keep."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from allervers_training.accounts.models import WebSession
from allervers_training.cohorts.models import Enrolment, EnrolmentMatch
from allervers_training.kernel.signals import WithinTransaction


@dataclass(frozen=True, slots=True)
class Handover:
    """A device that came in by code changes persons, and the person who was expected changes places.

    What was kept from that device since it came in goes from `giver` to `taker`. What the expected person had
    kept before goes with her from the place that she leaves to the one that she has now.
    """

    cohort: int
    giver: int
    taker: int
    expected: int  # the person the team expected: the taker of a matching, the giver when it is taken back
    left: int  # her place until now
    kept: int  # her place from now on
    since: (
        datetime | None
    )  # None: nobody can tell what came from the device, and all of it stays hers

    @property
    def is_undoing(self) -> bool:
        return self.giver == self.expected

    @property
    def of_device(self) -> int:
        """The place that the device took part from."""
        return self.left if self.is_undoing else self.kept


handed_over = WithinTransaction[Handover]("handed_over")


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
