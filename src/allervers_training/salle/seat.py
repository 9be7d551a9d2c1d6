"""A place in a room, and how places are read from the database: many at a time."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from allervers_training.accounts.models import WebSession
from allervers_training.activities.engine.kind import Role
from allervers_training.cohorts.access import of_team
from allervers_training.cohorts.domain import EnrolmentStatus, SessionRole
from allervers_training.cohorts.models import Enrolment
from allervers_training.salle.stream import Right

TRUSTED_FOR = timedelta(minutes=5)  # without news; a change of rights empties the memory at once
Place = tuple[str, int]  # the hash of a session's secret, and a room
ROLES = {
    SessionRole.TRAINER: Role.ANIMATOR,
    SessionRole.CO_TRAINER: Role.ANIMATOR,
    SessionRole.SCRIBE: Role.SCRIBE,
}


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody's place in a session de formation, and what she may do there."""

    cohort_id: int
    enrolment_id: int
    role: SessionRole
    name: str
    until: datetime
    secret_hash: str
    of_team: bool  # here or elsewhere: in clear, she counts as nobody

    @property
    def right(self) -> Right:
        return Right(self.cohort_id, self.secret_hash, self.enrolment_id)

    @property
    def live_role(self) -> Role:
        return ROLES.get(self.role, Role.PARTICIPANT)

    @property
    def watches_console(self) -> bool:
        return self.role in ROLES


def places_of(hashes: Collection[str], now: datetime) -> Select[str, int, int, str, str, datetime]:
    return (
        select(
            WebSession.token_hash,
            Enrolment.cohort_id,
            Enrolment.id,
            Enrolment.role,
            Enrolment.shown_name,
            WebSession.expires_at,
        )
        .join(Enrolment, Enrolment.person_id == WebSession.person_id)
        .where(
            WebSession.token_hash.in_(hashes),
            WebSession.revoked_at.is_(None),
            WebSession.expires_at > now,
            Enrolment.status != EnrolmentStatus.REMOVED,
        )
    )


def read_seats(db: Session, keys: Collection[Place], now: datetime) -> dict[Place, Seat]:
    """Return the places that these secrets open, of the rooms asked for."""
    asked = {key: key for key in keys}
    places = places_of({secret for secret, _ in keys}, now)
    places = places.add_columns(of_team(WebSession.person_id).label("of_team"))
    found = {}
    for row in db.execute(places):
        key = asked.get((row.token_hash, row.cohort_id))
        if key:  # its own secret and room, not equal ones: memory counts by the thousand
            role, until = SessionRole(row.role), min(now + TRUSTED_FOR, row.expires_at)
            found[key] = Seat(key[1], row.id, role, row.shown_name, until, key[0], row.of_team)
    return found
