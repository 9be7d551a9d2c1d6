"""A way for a lower room to say « this changed » without knowing who listens."""

from collections.abc import Callable
from typing import Generic, TypeVar

from sqlalchemy.orm import Session

from allervers_training.kernel.db import Database

What = TypeVar("What")
Listener = Callable[[int], None]
EVERYTHING = 0


class Signal:
    """Calls its listeners in the order they came; they must be quick and must not raise."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []

    def connect(self, listener: Listener) -> None:
        self._listeners.append(listener)

    def disconnect(self, listener: Listener) -> None:
        if listener in self._listeners:
            self._listeners.remove(listener)

    def send(self, about: int = EVERYTHING) -> None:
        """Tell everybody, naming by its id what changed (a room, or everything)."""
        for listener in tuple(self._listeners):
            listener(about)


class WithinTransaction(Generic[What]):
    """Tells what is being written while it is written: whoever listens writes with it, or undoes it all by raising.

    Who listens belongs to a database, so that `app.py` may connect what one site alone knows.
    """

    def __init__(self, name: str) -> None:
        self._name = name

    def connect(self, database: Database, listener: Callable[[Session, What], None]) -> None:
        database.info.setdefault(self._name, []).append(listener)

    def send(self, db: Session, what: What) -> None:
        for listener in db.info.get(self._name, ()):
            listener(db, what)


rights_changed = Signal()
"""Sent after a commit that takes or gives a right: sign-out, removal, matching, revocation."""

room_changed = Signal()
"""Sent after a commit that changes who is in a room, its code, or the activity that is on."""

mail_queued = Signal()
"""Sent after a commit that leaves a message to send."""

content_changed = Signal()
"""Sent after a commit that shows, changes or withdraws something of the course."""
