"""A place in a room, and how places are read from the database: many at a time."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from allervers_training.accounts.models import WebSession
from allervers_training.activities.engine.kind import Audience, Role
from allervers_training.cohorts.access import of_team
from allervers_training.cohorts.domain import RUNS_ROOM, EnrolmentStatus, SessionRole
from allervers_training.cohorts.models import Enrolment
from allervers_training.conducteur.models import ConducteurStep
from allervers_training.conducteur.running import ON
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
    leads: bool = False  # an intervenant·e, while the step that she animates is on

    @property
    def live_role(self) -> Role:
        return ROLES.get(self.role, Role.ANIMATOR if self.leads else Role.PARTICIPANT)

    @property
    def watches_console(self) -> bool:
        return self.role in ROLES or self.leads

    @property
    def runs_room(self) -> bool:
        return self.role in RUNS_ROOM

    def right(self, audience: Audience) -> Right:
        """Return what lets her watch; console and wall are for the team, for as long as she is of it."""
        is_team = audience is not Audience.PARTICIPANT
        return Right(self.cohort_id, self.secret_hash, self.enrolment_id, of_team=is_team)


def places_of(
    hashes: Collection[str], now: datetime
) -> Select[str, int, int, SessionRole, str, datetime, bool, bool]:
    """Select the places that these secrets open: is the step that one animates on, is one of any team."""
    leads = (
        select(ConducteurStep.id)
        .where(
            ConducteurStep.leader_id == Enrolment.id,
            ConducteurStep.state.in_(ON),
            Enrolment.role == SessionRole.INTERVENANT,
        )
        .exists()
    )
    return (
        select(
            WebSession.token_hash,
            Enrolment.cohort_id,
            Enrolment.id,
            Enrolment.role,
            Enrolment.shown_name,
            WebSession.expires_at,
            leads.label("leads"),
            of_team(WebSession.person_id).label("of_team"),
        )
        .join(Enrolment, Enrolment.person_id == WebSession.person_id)
        .where(
            WebSession.token_hash.in_(hashes),
            WebSession.revoked_at.is_(None),
            WebSession.expires_at > now,
            Enrolment.status != EnrolmentStatus.REMOVED,
        )
    )


def was_taken_out(db: Session, key: Place, now: datetime) -> bool:
    """Tell whether whoever holds this secret had a place in this room."""
    return (
        db.scalars(
            select(Enrolment.id)
            .join(WebSession, Enrolment.person_id == WebSession.person_id)
            .where(
                WebSession.token_hash == key[0],
                WebSession.revoked_at.is_(None),
                WebSession.expires_at > now,
                Enrolment.cohort_id == key[1],
                Enrolment.status == EnrolmentStatus.REMOVED,
            )
        ).first()
        is not None
    )


def read_seats(db: Session, keys: Collection[Place], now: datetime) -> dict[Place, Seat]:
    """Return the places that these secrets open, of the rooms asked for."""
    asked = {key: key for key in keys}
    found = {}
    for row in db.execute(places_of({secret for secret, _ in keys}, now)):
        key = asked.get((row.token_hash, row.cohort_id))
        if key:  # its own secret and room, not equal ones: memory counts by the thousand
            found[key] = seat_of(row, key, now)
    return found


def seat_of(row: Any, key: Place, now: datetime) -> Seat:  # noqa: ANN401 - a row of `places_of`
    role, until = SessionRole(row.role), min(now + TRUSTED_FOR, row.expires_at)
    name, of_team = row.shown_name, bool(row.of_team)
    return Seat(key[1], row.id, role, name, until, key[0], of_team, leads=bool(row.leads))
