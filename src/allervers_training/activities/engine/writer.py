"""The one writer of live activities: whatever waits is decided and committed in one transaction.

An answer means « on disk, synced ». Committing what waits together makes `synchronous=FULL` nearly free:
research/perf.md §3 measured 5,200 votes a second against 1,100 with one commit per request.
"""

import asyncio
import logging
import random
import secrets
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from queue import SimpleQueue
from typing import Any

from sqlalchemy import Connection, insert, select, update
from sqlalchemy.exc import DatabaseError, OperationalError

from allervers_training.activities.engine.bus import ACTIVITY, Bus, LocalBus
from allervers_training.activities.engine.keys import Key
from allervers_training.activities.engine.kind import Context, Kind, Role
from allervers_training.activities.engine.live import (
    Ledger,
    Live,
    catch_up,
    load,
    seats_of,
    stored_key,
)
from allervers_training.activities.engine.models import Activity, ActivityEvent, ActivityParticipant
from allervers_training.kernel.db import Database
from allervers_training.kernel.errors import NotKept, SiteError

log = logging.getLogger(__name__)
MOST_AT_ONCE = 512

Published = Callable[[Sequence[Live]], None]


@dataclass(frozen=True)
class Job:
    """One command waiting for the writer, and whom to tell."""

    activity_id: int
    enrolment_id: int | None  # None: the console acts
    command: Any
    context: Context
    key: Key | None
    answer: "asyncio.Future[Live]"


@dataclass
class Work:
    """The writer's own copy of an activity while a batch is being decided."""

    live: Live
    ledger: Ledger


class Writer:
    """A thread that owns the order of events; start it once per process."""

    def __init__(
        self,
        database: Database,
        kinds: Mapping[str, Kind],
        published: Published,
        bus: Bus | None = None,
    ) -> None:
        self.bus: Bus = bus or LocalBus()
        self.database = database
        self.kinds = kinds
        self.published = published
        self._works: dict[int, Work] = {}
        self._queue: SimpleQueue[Job | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="activity-writer", daemon=True)
        self._lots = random.Random(secrets.randbits(64))  # noqa: S311 - lots, not secrets

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Finish what waits, then end the thread."""
        self._queue.put(None)
        self._thread.join(timeout=10)

    async def perform(
        self,
        activity_id: int,
        command: Any,  # noqa: ANN401 - each kind has its own commands
        context: Context,
        *,
        enrolment_id: int | None,
        key: Key | None,
    ) -> Live:
        """Return the activity once the command is on disk.

        Raises `Refused` when the rules say no, `NotKept` when the storage does; then nothing changed.
        """
        answer: asyncio.Future[Live] = asyncio.get_running_loop().create_future()
        self._queue.put(Job(activity_id, enrolment_id, command, context, key, answer))
        return await answer

    def _run(self) -> None:
        while True:
            first = self._queue.get()
            if first is None:
                return
            batch, is_last = [first], False
            while not self._queue.empty() and len(batch) < MOST_AT_ONCE:
                job = self._queue.get()
                if job is None:
                    is_last = True
                    break
                batch.append(job)
            self._settle(batch)
            if is_last:
                return

    def _settle(self, batch: list[Job]) -> None:
        """Commit a batch and answer it; whatever goes wrong, everybody is answered and the thread lives."""
        try:
            outcomes, touched = self._commit(batch)
        except Exception as error:
            self._works.clear()  # refolded from the log, which alone is true
            if len(batch) > 1:  # one bad command must not cost the others: each on its own
                for job in batch:
                    self._settle([job])
                return
            log.exception("a command was not kept")
            is_storage = isinstance(error, OperationalError | OSError)
            outcomes, touched = [(batch[0], NotKept() if is_storage else error)], []
        self.bus.publish(ACTIVITY, {live.id: live.seq for live in touched})
        loop = batch[0].answer.get_loop()
        if not loop.is_closed():
            loop.call_soon_threadsafe(self._tell, outcomes, touched)

    def _tell(self, outcomes: list[tuple[Job, Live | Exception]], touched: list[Live]) -> None:
        try:
            self.published(touched)
        except Exception:  # what is on disk is true, whatever the screens make of it
            log.exception("committed commands could not be shown")
        for job, outcome in outcomes:
            if job.answer.done():
                continue  # the phone went away; its command counts all the same
            if isinstance(outcome, Live):
                job.answer.set_result(outcome)
            else:
                job.answer.set_exception(outcome)

    def _commit(self, batch: list[Job]) -> tuple[list[tuple[Job, Live | Exception]], list[Live]]:
        rows: list[dict[str, Any]] = []
        refused: dict[int, Exception] = {}
        touched: dict[int, None] = {}
        with self.database.writing_core() as connection:
            fresh: set[int] = set()
            for place, job in enumerate(batch):
                try:
                    work = self._work(connection, job.activity_id, fresh)
                    if self._decide(connection, work, job, rows):
                        touched[job.activity_id] = None
                except DatabaseError:
                    raise
                except SiteError as refusal:
                    refused[place] = refusal
                except (
                    Exception
                ) as error:  # a fault in one kind must not cost the others their votes
                    log.exception("activity %d: a command failed", job.activity_id)
                    refused[place] = error
            if rows:
                connection.execute(insert(ActivityEvent), rows)
            for activity_id in touched:
                self._mark(connection, self._works[activity_id].live)
        outcomes = [
            (job, refused.get(place) or self._works[job.activity_id].live)
            for place, job in enumerate(batch)
        ]
        return outcomes, [self._works[activity_id].live for activity_id in touched]

    def _work(self, connection: Connection, activity_id: int, fresh: set[int]) -> Work:
        """Return the writer's copy, brought up to date when other processes may have written."""
        work = self._works.get(activity_id)
        if work is None:
            work = Work(*load(connection, self.kinds, activity_id))
            self._works[activity_id] = work
        if activity_id not in fresh and not self.database.is_sqlite:
            connection.execute(
                select(Activity.id).where(Activity.id == activity_id).with_for_update()
            ).one()
            seats = seats_of(connection, activity_id)
            work.live, work.ledger = catch_up(
                connection, replace(work.live, seats=seats), work.ledger
            )
        fresh.add(activity_id)
        return work

    def _decide(
        self, connection: Connection, work: Work, job: Job, rows: list[dict[str, Any]]
    ) -> bool:
        """Add the rows of one command; tell whether anything changed."""
        context = self._seated(connection, work, job)
        is_own = context.actor.role is Role.PARTICIPANT
        number, slot = context.actor.number, job.command.slot if is_own else None
        if work.ledger.is_known(number, job.key, slot):
            return False
        live = work.live
        events = live.kind.decide(live.state, job.command, context)
        state = live.state
        for event in events:
            state = live.kind.apply(state, event, context.at)
        rows.extend(_rows(live, events, context, job.key, slot))
        work.ledger.remember(number, job.key, slot)
        work.live = replace(
            work.live, state=state, seq=live.seq + len(events), changed_at=context.at
        )
        return bool(events)

    def _seated(self, connection: Connection, work: Work, job: Job) -> Context:
        """Give the actor her local number, drawn by lot so that it tells nothing of the order of arrival."""
        context = replace(job.context, lot=self._lots.getrandbits(32))
        if job.enrolment_id is None:
            return context
        seats = work.live.seats
        number = seats.get(job.enrolment_id)
        if number is None:
            taken = set(seats.values())
            number = self._lots.choice([n for n in range(1, 2 * len(taken) + 20) if n not in taken])
            connection.execute(
                insert(ActivityParticipant).values(
                    activity_id=work.live.id, number=number, enrolment_id=job.enrolment_id
                )
            )
            work.live = replace(work.live, seats={**seats, job.enrolment_id: number})
        return replace(context, actor=replace(context.actor, number=number))

    def _mark(self, connection: Connection, live: Live) -> None:
        """Close the activity's row when its rules say that it is over."""
        if live.kind.is_over(live.state):
            connection.execute(
                update(Activity)
                .where(Activity.id == live.id, Activity.closed_at.is_(None))
                .values(closed_at=live.changed_at)
            )


def _rows(
    live: Live, events: Sequence[Any], context: Context, key: Key | None, slot: str | None
) -> list[dict[str, Any]]:
    """Return the rows of one command's events; its key stands on the first."""
    number = context.actor.number
    rows = []
    for place, event in enumerate(events):
        name, payload = live.kind.encode(event)
        rows.append(
            {
                "activity_id": live.id,
                "seq": live.seq + place + 1,
                "type": name,
                "payload": payload,
                "at": context.at,
                "command_key": stored_key(number, key, slot) if key and place == 0 else None,
            }
        )
    return rows
