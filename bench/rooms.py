"""A side of the comparison: it can serve a room with so many voters, on a fresh database."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
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
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            database = Path(folder) / "live.db"
            with reference("live", "--database", str(database), "--earlier", str(log)) as server:
                yield Running(server, LiveTarget(server.ready["port"]), lambda: _votes(database))


@contextmanager
def floor(size: int) -> Iterator[Running]:
    """The bare sockets, pushing events of that size; they store nothing."""
    with reference("floor") as server:
        yield Running(server, FloorTarget(server.ready["port"], size), dict)


def _votes(database: Path) -> dict[int, int]:
    connection = sqlite3.connect(database)
    try:
        rows = connection.execute(
            "SELECT voter, count(*) FROM vote WHERE voter >= 0 GROUP BY voter"
        )
        return dict(rows.fetchall())
    finally:
        connection.close()
