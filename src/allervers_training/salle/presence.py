"""Who is behind a request of the room, answered from memory: hot paths never touch the database for it."""

import asyncio
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Select, select
from starlette.requests import Request

from allervers_training.accounts.identity import session_token
from allervers_training.accounts.models import WebSession
from allervers_training.activities.engine.kind import Role
from allervers_training.cohorts.domain import EnrolmentStatus, SessionRole
from allervers_training.cohorts.models import Cohort, Enrolment
from allervers_training.kernel import clock
from allervers_training.kernel.db import Database
from allervers_training.kernel.errors import NotFound, SignInNeeded
from allervers_training.kernel.secrets import token_hash
from allervers_training.salle.stream import Right

TRUSTED_FOR = timedelta(minutes=5)  # without news; a change of rights empties the memory at once
MOST_REMEMBERED = 20_000
ROLES = {
    SessionRole.TRAINER: Role.ANIMATOR,
    SessionRole.CO_TRAINER: Role.ANIMATOR,
    SessionRole.SCRIBE: Role.SCRIBE,
}


def _seats_of(hashes: Collection[str], now: datetime) -> Select[str, int, int]:
    return (
        select(WebSession.token_hash, Enrolment.cohort_id, Enrolment.id)
        .join(Enrolment, Enrolment.person_id == WebSession.person_id)
        .where(
            WebSession.token_hash.in_(hashes),
            WebSession.revoked_at.is_(None),
            WebSession.expires_at > now,
            Enrolment.status != EnrolmentStatus.REMOVED,
        )
    )


@dataclass(frozen=True)
class Seat:
    """Somebody's place in a session de formation, and what she may do there."""

    cohort_id: int
    enrolment_id: int
    role: SessionRole
    name: str
    until: datetime
    secret_hash: str

    @property
    def right(self) -> Right:
        return Right(self.cohort_id, self.secret_hash, self.enrolment_id)

    @property
    def live_role(self) -> Role:
        return ROLES.get(self.role, Role.PARTICIPANT)

    @property
    def watches_console(self) -> bool:
        return self.role in ROLES


class Presence:
    """Remembers who sits where; emptied whenever somebody's rights change."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._seats: dict[tuple[str, int], Seat] = {}

    def forget(self, _about: int = 0) -> None:
        self._seats.clear()

    async def seat(self, request: Request, cohort_id: int) -> Seat:
        """Return the place of whoever sent this request; raises `SignInNeeded` or `NotFound`."""
        token = session_token(request)
        if not token:
            raise SignInNeeded
        key = (token_hash(token), cohort_id)
        seat = self._seats.get(key)
        now = clock.now()
        if seat is None or seat.until < now:
            loop = asyncio.get_running_loop()
            seat = await loop.run_in_executor(None, self._read, key, now)
            if len(self._seats) > MOST_REMEMBERED:
                self._seats.clear()
            self._seats[key] = seat
        return seat

    def screen(self, token: str) -> int:
        """Return the session whose projection has this address."""
        with self.database.reading() as db:
            found = db.scalars(
                select(Cohort.id).where(Cohort.screen_hash == token_hash(token))
            ).first()
        if found is None:
            raise NotFound
        return found

    def held(self, asked: Collection[Right]) -> set[Right]:
        """Return which of these rights to watch still hold."""
        hashes = {right.secret_hash for right in asked}
        with self.database.reading() as db:
            found = {tuple(row) for row in db.execute(_seats_of(hashes, clock.now()))}
            screens = select(Cohort.screen_hash, Cohort.id).where(Cohort.screen_hash.in_(hashes))
            walls = {(row[0], row[1]) for row in db.execute(screens)}
        return {
            right
            for right in asked
            if (right.secret_hash, right.room) in walls
            or (right.secret_hash, right.room, right.enrolment_id or 0) in found
        }

    def _read(self, key: tuple[str, int], now: datetime) -> Seat:
        with self.database.reading() as db:
            row = db.execute(
                select(Enrolment, WebSession.expires_at)
                .join(WebSession, WebSession.person_id == Enrolment.person_id)
                .where(
                    WebSession.token_hash == key[0],
                    WebSession.revoked_at.is_(None),
                    WebSession.expires_at > now,
                    Enrolment.cohort_id == key[1],
                    Enrolment.status != EnrolmentStatus.REMOVED,
                )
            ).first()
        if row is None:
            raise NotFound
        place, expires = row
        until = min(now + TRUSTED_FOR, expires)
        return Seat(key[1], place.id, SessionRole(place.role), place.shown_name, until, key[0])
