"""A side of the comparison: it can serve a room with so many voters, on a fresh database."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from bench.process import reference
from bench.target import FloorTarget, LiveTarget

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from bench.process import Server
    from bench.target import Target


@dataclass(frozen=True)
class Running:
    """A served room; `stored` reads the database itself: how many times each vote is in it."""

    server: Server
    target: Target
    stored: Callable[[], dict[int, int]]
    again: Callable[[], AbstractContextManager[Running]]
    """Serves the same database once more, after this server ended."""

    def stored_once(self, votes: frozenset[int]) -> int:
        """How many of these votes are stored, exactly once."""
        found = self.stored()
        return sum(found.get(vote, 0) == 1 for vote in votes)


class Side(Protocol):
    name: str

    def room(self, people: int, *, log: int = 0) -> AbstractContextManager[Running]:
        """Serve a room of so many people, in which `log` votes were already stored."""


class Reference:
    """The least live loop."""

    name = "reference"

    @contextmanager
    def room(self, people: int, *, log: int = 0) -> Iterator[Running]:
        del people
        with (
            tempfile.TemporaryDirectory(prefix="bench-") as folder,
            self._served(Path(folder) / "live.db", log) as room,
        ):
            yield room

    @contextmanager
    def _served(self, database: Path, log: int = 0) -> Iterator[Running]:
        with reference("live", "--database", str(database), "--earlier", str(log)) as server:
            target = LiveTarget(server.ready["port"])
            again = partial(self._served, database)
            yield Running(server, target, partial(_votes, database), again)


@contextmanager
def floor(size: int) -> Iterator[Running]:
    """The bare sockets, pushing events of that size; they store nothing."""
    with reference("floor") as server:
        target = FloorTarget(server.ready["port"], size)
        yield Running(server, target, dict, partial(floor, size))


def _votes(database: Path) -> dict[int, int]:
    connection = sqlite3.connect(database)
    try:
        rows = connection.execute(
            "SELECT voter, count(*) FROM vote WHERE voter >= 0 GROUP BY voter"
        )
        return dict(rows.fetchall())
    finally:
        connection.close()
