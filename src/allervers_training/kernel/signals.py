"""A way for a lower room to say « this changed » without knowing who listens."""

from collections.abc import Callable

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


rights_changed = Signal()
"""Sent after a commit that takes or gives a right: sign-out, removal, matching, revocation."""

room_changed = Signal()
"""Sent after a commit that changes who is in a room, its code, or the activity that is on."""

mail_queued = Signal()
"""Sent after a commit that leaves a message to send."""

content_changed = Signal()
"""Sent after a commit that shows, changes or withdraws something of the course."""
