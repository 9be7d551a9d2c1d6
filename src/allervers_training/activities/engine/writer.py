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
from queue import SimpleQueue
from typing import Any

from sqlalchemy.exc import OperationalError

from allervers_training.activities.engine.batch import Batch
from allervers_training.activities.engine.bus import ACTIVITY, Bus, LocalBus
from allervers_training.activities.engine.job import Job, Work
from allervers_training.activities.engine.keys import Key
from allervers_training.activities.engine.kind import Context, Kind
from allervers_training.activities.engine.live import (
    Live,
)
from allervers_training.kernel.db import Database
from allervers_training.kernel.errors import NotKept
from allervers_training.kernel.kept import KeptConnection

log = logging.getLogger(__name__)
MOST_AT_ONCE = 512
NOBODY: Mapping[int, int] = {}

Published = Callable[[Sequence[Live]], None]


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
        self._stale = threading.Event()
        self._storage = KeptConnection(database)
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
        groups: Mapping[int, int] = NOBODY,
    ) -> Live:
        """Return the activity once the command is on disk.

        Raises `Refused` when the rules say no, `NotKept` when the storage does; then nothing changed.
        """
        answer: asyncio.Future[Live] = asyncio.get_running_loop().create_future()
        self._queue.put(Job(activity_id, enrolment_id, command, context, key, answer, groups))
        return await answer

    def forget(self) -> None:
        """Fold every activity again before its next command: its title or its settings were changed."""
        self._stale.set()

    def _run(self) -> None:
        try:
            self._work()
        finally:
            self._storage.close()

    def _work(self) -> None:
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
            is_storage = isinstance(error, OperationalError | OSError)
            if len(batch) > 1 and not is_storage:  # one bad command must not cost the others
                for job in batch:
                    self._settle([job])
                return
            log.exception("%d commands were not kept", len(batch))
            outcomes, touched = [(job, NotKept() if is_storage else error) for job in batch], []
        self.bus.publish(ACTIVITY, {live.id: live.seq for live in touched})
        loop = batch[0].answer.get_loop()
        if not loop.is_closed():
            loop.call_soon_threadsafe(self._tell, outcomes, touched)

    def _tell(self, outcomes: list[tuple[Job, Live | Exception]], touched: list[Live]) -> None:
        for job, outcome in outcomes:  # they wake once this is over, and find it published
            if job.answer.done():
                continue  # the phone went away; its command counts all the same
            if isinstance(outcome, Live):
                job.answer.set_result(outcome)
            else:
                job.answer.set_exception(outcome)
        try:
            self.published(touched)
        except Exception:  # what is on disk is true, whatever the screens make of it
            log.exception("committed commands could not be shown")

    def _commit(self, jobs: list[Job]) -> tuple[list[tuple[Job, Live | Exception]], list[Live]]:
        if self._stale.is_set():
            self._stale.clear()
            self._works.clear()
        with self._storage.transaction() as connection:
            batch = Batch(connection, self.kinds, self._works, self._lots)
            outcomes = [batch.settle(job, is_alone=self.database.is_sqlite) for job in jobs]
            batch.store()
        answers = [
            (job, refusal or self._works[job.activity_id].live)
            for job, refusal in zip(jobs, outcomes, strict=True)
        ]
        return answers, [self._works[activity_id].live for activity_id in batch.touched]
