"""Group commit: one thread commits, in one transaction, every vote that waits.

`commit` returns once the vote is on disk and synced (WAL, `synchronous=FULL`).
"""

from __future__ import annotations

import asyncio
import queue
import sqlite3
import threading
from typing import NamedTuple

SCHEMA = "CREATE TABLE IF NOT EXISTS vote (poll INT, voter INT, choice INT, UNIQUE (poll, voter))"
INSERT = "INSERT OR IGNORE INTO vote VALUES (1, ?, ?)"
TALLY = "SELECT choice, count(*) FROM vote WHERE poll = 1 GROUP BY choice"
LARGEST_BATCH = 1000


class Vote(NamedTuple):
    voter: int
    choice: int


Waiting = tuple[Vote, "asyncio.Future[None]"]


class Writer:
    def __init__(self, database: str, earlier: int = 0) -> None:
        self.queue: queue.SimpleQueue[Waiting] = queue.SimpleQueue()
        self.tally = [0, 0]
        ready = threading.Event()
        threading.Thread(target=self._run, args=(database, earlier, ready), daemon=True).start()
        ready.wait(10)

    async def commit(self, vote: Vote) -> None:
        future = asyncio.get_running_loop().create_future()
        self.queue.put((vote, future))
        await future

    def _run(self, database: str, earlier: int, ready: threading.Event) -> None:
        connection = sqlite3.connect(database, isolation_level=None)
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute(SCHEMA)
        before = [(-number, number % 2) for number in range(1, earlier + 1)]
        connection.execute("BEGIN")
        connection.executemany(INSERT, before)
        connection.execute("COMMIT")
        for choice, count in connection.execute(TALLY):
            self.tally[choice] = count
        ready.set()
        while True:
            self._write(connection, self._batch())

    def _batch(self) -> list[Waiting]:
        """Wait for one vote, then take all that came meanwhile."""
        batch = [self.queue.get()]
        while len(batch) < LARGEST_BATCH:
            try:
                batch.append(self.queue.get_nowait())
            except queue.Empty:
                break
        return batch

    def _write(self, connection: sqlite3.Connection, batch: list[Waiting]) -> None:
        stored = [0, 0]
        connection.execute("BEGIN IMMEDIATE")
        for vote, _ in batch:
            stored[vote.choice] += connection.execute(INSERT, vote).rowcount
        connection.execute("COMMIT")
        batch[0][1].get_loop().call_soon_threadsafe(self._stored, batch, stored)

    def _stored(self, batch: list[Waiting], stored: list[int]) -> None:
        self.tally = [self.tally[0] + stored[0], self.tally[1] + stored[1]]
        for _, future in batch:
            if not future.done():
                future.set_result(None)
