"""A session with its people and two debates, in a real file, and a writer to command them."""

import asyncio
import secrets
from collections.abc import Awaitable, Callable, Coroutine, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import func, select
from tests.kernel.looping import run_apart

from allervers_training.accounts.models import Person
from allervers_training.activities.debat_mouvant.domain import commandes as c
from allervers_training.activities.debat_mouvant.domain.etat import Phase, Zone
from allervers_training.activities.engine.keys import Key
from allervers_training.activities.engine.kind import Actor, Context, Kind, Role
from allervers_training.activities.engine.live import Ledger, Live, load
from allervers_training.activities.engine.models import (
    Activity,
    ActivityEvent,
    ActivityParticipant,
)
from allervers_training.activities.engine.writer import Writer
from allervers_training.activities.registry import KINDS
from allervers_training.catalogue.models import ContentSnapshot
from allervers_training.cohorts.domain import EnrolmentStatus, SessionRole
from allervers_training.cohorts.models import Cohort, Enrolment
from allervers_training.kernel.db import Database
from allervers_training.kernel.kept import KeptConnection
from allervers_training.kernel.settings import Settings

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
PEOPLE = 200
FIRST, SECOND = 1, 2
SETTINGS = {"affirmations": [{"id": "a1"}], "mode": "conference"}


class Hall:
    """The database, and whichever writer is at work."""

    def __init__(self, folder: Path, kinds: Mapping[str, Kind] = KINDS) -> None:
        self.database = Database(Settings(data_dir=folder).database)
        self.kinds = kinds
        self.shown: list[Live] = []
        self.writer = self._new_writer()

    def restart(self) -> None:
        """Begin a new life: nothing but the file is left."""
        self.writer.stop()
        self.shown.clear()
        self.writer = self._new_writer()

    def close(self) -> None:
        self.writer.stop()
        self.database.dispose()

    def run(self, *commands: Callable[[], Awaitable[Live]]) -> list[Live | BaseException]:
        """Give all commands at the same instant and return every answer."""

        async def together() -> list[Live | BaseException]:
            given = (command() for command in commands)
            return await asyncio.gather(*given, return_exceptions=True)

        return run_apart(together())

    def vote(
        self, who: int, zone: Zone, key: Key | None = None, activity: int = FIRST
    ) -> Callable[[], Coroutine[Any, Any, Live]]:
        return self.command(c.SePlacer(zone), who, key or a_key(1), activity)

    def command(
        self, command: Any, who: int | None = None, key: Key | None = None, activity: int = FIRST
    ) -> Callable[[], Coroutine[Any, Any, Live]]:
        """Prepare a command: of an enrolled person, or of the console when nobody is named."""
        role = Role.ANIMATOR if who is None else Role.PARTICIPANT
        context = Context(Actor(role), AT)
        return lambda: self.writer.perform(
            activity, command, context, enrolment_id=who, key=key or a_key(0)
        )

    def choosing(self, *activities: int) -> "Hall":
        for activity in activities or (FIRST,):
            self.run(self.command(c.ChangerPhase(Phase.POSITION), activity=activity))
        return self

    def refolded(self, activity: int = FIRST) -> tuple[Live, Ledger]:
        with self.database.engine.connect() as connection:
            return load(connection, self.kinds, activity)

    def held(self, activity: int = FIRST) -> tuple[Live, Ledger]:
        """Return what the writer has in memory."""
        work = self.writer._works[activity]
        return work.live, work.ledger

    def log(self, activity: int = FIRST) -> Sequence[tuple[int, str, dict[str, Any], str | None]]:
        with self.database.engine.connect() as connection:
            table = ActivityEvent
            rows = connection.execute(
                select(table.seq, table.type, table.payload, table.command_key)
                .where(table.activity_id == activity)
                .order_by(table.seq)
            )
            return [(row[0], row[1], row[2], row[3]) for row in rows]

    def seats(self, activity: int = FIRST) -> list[int]:
        with self.database.engine.connect() as connection:
            table = ActivityParticipant
            rows = connection.execute(
                select(table.number)
                .where(table.activity_id == activity)
                .order_by(table.enrolment_id)
            )
            return list(rows.scalars())

    def events_in_all(self) -> int:
        with self.database.engine.connect() as connection:
            return connection.execute(select(func.count()).select_from(ActivityEvent)).scalar_one()

    def execute(self, sql: str) -> None:
        with KeptConnection(self.database).transaction() as connection:
            connection.exec_driver_sql(sql)

    def _new_writer(self) -> Writer:
        writer = Writer(self.database, self.kinds, self.shown.extend)
        writer.start()
        return writer


def places(live: Live) -> dict[int, Zone]:
    """Return who stands where, by enrolment."""
    return {
        who: live.state.tour.de(number).place
        for who, number in live.seats.items()
        if live.state.tour.de(number).place
    }


def a_key(issued: int, taps: int = 0) -> Key:
    return Key(issued, taps, secrets.token_hex(4))


def furnish(folder: Path, kinds: Sequence[str] = ("debat_mouvant", "debat_mouvant")) -> None:
    """Write the rows that activities stand on."""
    database = Database(Settings(data_dir=folder).database)
    with database.writing() as db:
        db.add(ContentSnapshot(hash="h", created_at=AT, files="{}"))
        db.flush()
        cohort = Cohort(
            title="Session d'essai",
            module_id="m1",
            starts_on=date(2026, 3, 2),
            ends_on=date(2026, 3, 3),
            content_hash="h",
            join_code="ABCDEF",
            is_open=True,
            screen_hash="s",
            created_at=AT,
        )
        people = [Person(name=f"Prénom {n}", created_at=AT) for n in range(PEOPLE)]
        db.add_all([cohort, *people])
        db.flush()
        db.add_all(
            Enrolment(
                cohort_id=cohort.id,
                person_id=person.id,
                role=SessionRole.TRAINEE,
                shown_name=person.name,
                status=EnrolmentStatus.CONFIRMED,
                created_at=AT,
            )
            for person in people
        )
        db.add_all(
            Activity(
                cohort_id=cohort.id,
                kind=kind,
                title="Débat",
                exercise_id="",
                content_hash="h",
                settings=SETTINGS,
                created_at=AT,
                opened_at=AT,
            )
            for kind in kinds
        )
    database.dispose()
