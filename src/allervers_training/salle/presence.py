"""Who is behind a request of the room, answered from memory: hot paths never touch the database for it."""

from collections.abc import Collection

from sqlalchemy import select
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from allervers_training.accounts.identity import session_token
from allervers_training.activities.engine.kind import Audience
from allervers_training.cohorts.models import Cohort
from allervers_training.kernel import clock
from allervers_training.kernel.db import Database
from allervers_training.kernel.errors import NotFound, SignInNeeded, TakenOut
from allervers_training.kernel.secrets import token_hash
from allervers_training.kernel.together import Together
from allervers_training.salle.seat import (
    Place,
    Seat,
    places_of,
    read_seats,
    seat_of,
    was_taken_out,
)
from allervers_training.salle.stream import Right
from allervers_training.web.arrival import in_clear

MOST_REMEMBERED = 20_000


class Presence:
    """Remembers who sits where; emptied whenever somebody's rights change."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._seats: dict[Place, Seat] = {}
        self._age = (
            0  # how often rights have changed: what was read before a change is not remembered
        )
        self._reader = Together(self._read)

    def forget(self, _about: int = 0) -> None:
        self._age += 1
        self._seats.clear()

    async def seat(self, request: Request, cohort_id: int) -> Seat:
        """Return the place of whoever sent this request.

        Raises `SignInNeeded`, `NotFound`, or `TakenOut` to whoever had a place here.
        """
        token = session_token(request)
        if not token:
            raise SignInNeeded
        key = (token_hash(token), cohort_id)
        seat = self._seats.get(key)
        if seat is None or seat.until < clock.now():
            age = self._age
            seat = await self._reader.get(key)
            if seat is None:
                raise await run_in_threadpool(self._refusal, key)
            if age == self._age:
                self._remember(key, seat)
        if seat.of_team and in_clear(request):
            raise SignInNeeded
        return seat

    def _refusal(self, key: Place) -> NotFound:
        with self.database.reading() as db:
            return TakenOut() if was_taken_out(db, key, clock.now()) else NotFound()

    def _remember(self, key: Place, seat: Seat) -> None:
        if len(self._seats) > MOST_REMEMBERED:
            self._seats.clear()
        self._seats[key] = seat

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
        hashes, now = {right.secret_hash for right in asked}, clock.now()
        with self.database.reading() as db:
            rows = db.execute(places_of(hashes, now))
            seats = [seat_of(row, (row.token_hash, row.cohort_id), now) for row in rows]
            screens = select(Cohort.screen_hash, Cohort.id).where(Cohort.screen_hash.in_(hashes))
            walls = {Right(row[1], row[0]) for row in db.execute(screens)}
        held = walls | {seat.right(Audience.PARTICIPANT) for seat in seats}
        held |= {seat.right(Audience.CONSOLE) for seat in seats if seat.watches_console}
        return held & set(asked)

    def _read(self, keys: Collection[Place]) -> dict[Place, Seat]:
        with self.database.reading() as db:
            return read_seats(db, keys, clock.now())
