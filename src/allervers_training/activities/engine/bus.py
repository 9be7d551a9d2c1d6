"""How several processes hear of each other's commits: two methods, `publish` and `subscribe`.

With SQLite there is one process and nobody to tell. With PostgreSQL, `NOTIFY` carries ids and sequence numbers
only, after the commit, one for everything a batch touched; a short poll heals what a lost connection missed.
"""

import contextlib
import logging
import secrets
import threading
import time
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Protocol

from sqlalchemy import Engine, func, select

from allervers_training.activities.engine.models import ActivityEvent

if TYPE_CHECKING:
    import psycopg

log = logging.getLogger(__name__)
CHANNEL = "allervers"
POLL_SECONDS = 3.0
WAKE_SECONDS = 1.0
ROOM, ACTIVITY, CONTENT = "r", "a", "c"

Listener = Callable[
    [str, int, int], None
]  # what changed (ROOM, ACTIVITY or CONTENT), its id, its sequence


class Bus(Protocol):
    def publish(self, what: str, changed: Mapping[int, int]) -> None:
        """Say, after a commit, which rooms or activities changed and how far they are."""

    def subscribe(self, listener: Listener) -> None:
        """Hear what other processes published; called from a thread of the bus."""

    def start(self, known: Callable[[], Mapping[int, int]]) -> None:
        """Start listening; `known` tells which activities this process has in memory, and how far."""

    def stop(self) -> None: ...


class LocalBus:
    """One process: whoever must know already does."""

    def publish(self, what: str, changed: Mapping[int, int]) -> None:
        pass

    def subscribe(self, listener: Listener) -> None:
        pass

    def start(self, known: Callable[[], Mapping[int, int]]) -> None:
        pass

    def stop(self) -> None:
        pass


class PostgresBus:
    """`LISTEN` on a connection of its own, in a thread of its own."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._address = engine.url.set(drivername="postgresql").render_as_string(
            hide_password=False
        )
        self._me = secrets.token_hex(4)
        self._listeners: list[Listener] = []
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None

    def publish(self, what: str, changed: Mapping[int, int]) -> None:
        if not changed:
            return
        told = ",".join(f"{key}:{seq}" for key, seq in changed.items())
        try:
            with self._engine.connect() as connection, connection.begin():
                connection.execute(select(func.pg_notify(CHANNEL, f"{self._me} {what} {told}")))
        except Exception:  # the others find it by their poll
            log.exception("a commit could not be announced")

    def subscribe(self, listener: Listener) -> None:
        self._listeners.append(listener)

    def start(self, known: Callable[[], Mapping[int, int]]) -> None:
        self._thread = threading.Thread(target=self._listen, args=(known,), name="bus", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._stopping.set()
        if self._thread:
            self._thread.join(timeout=2 * WAKE_SECONDS)

    def _listen(self, known: Callable[[], Mapping[int, int]]) -> None:
        import psycopg  # a site on SQLite never loads it

        while not self._stopping.is_set():
            try:
                with psycopg.connect(self._address, autocommit=True) as connection:
                    connection.execute(f"LISTEN {CHANNEL}")
                    self._follow(connection, known)
            except psycopg.Error:
                log.warning("the bus lost its connection; it tries again")
                self._stopping.wait(POLL_SECONDS)

    def _follow(
        self,
        connection: "psycopg.Connection[tuple[object, ...]]",
        known: Callable[[], Mapping[int, int]],
    ) -> None:
        next_poll = 0.0
        while not self._stopping.is_set():
            for notice in connection.notifies(timeout=WAKE_SECONDS, stop_after=1):
                self._hear(notice.payload)
            if time.monotonic() >= next_poll:
                next_poll = time.monotonic() + POLL_SECONDS
                self._heal(known())

    def _hear(self, payload: str) -> None:
        sender, _, rest = payload.partition(" ")
        if sender == self._me:
            return
        what, _, told = rest.partition(" ")
        for item in told.split(","):
            key, _, seq = item.partition(":")
            self._tell(what, int(key), int(seq))

    def _heal(self, known: Mapping[int, int]) -> None:
        """Find the activities whose log went further than what this process knows."""
        if not known:
            return
        newest = (
            select(ActivityEvent.activity_id, func.max(ActivityEvent.seq))
            .where(ActivityEvent.activity_id.in_(known))
            .group_by(ActivityEvent.activity_id)
        )
        with self._engine.connect() as connection:
            found = connection.execute(newest).all()
        for activity_id, seq in found:
            if seq > known[activity_id]:
                self._tell(ACTIVITY, activity_id, seq)

    def _tell(self, what: str, key: int, seq: int) -> None:
        for listener in self._listeners:
            with contextlib.suppress(Exception):
                listener(what, key, seq)


def bus_for(engine: Engine) -> Bus:
    """Return the bus that fits the database."""
    return PostgresBus(engine) if engine.dialect.name == "postgresql" else LocalBus()
