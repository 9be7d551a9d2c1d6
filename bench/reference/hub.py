"""Pushing the latest frame straight into each ASGI `send`, one lane for screens and one for phones.

A lane pushes an isolated change at once, then at most one frame per window; the window follows
what the last fan-out cost.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Coroutine

Send = Callable[[dict[str, Any]], Awaitable[None]]
Frame = Callable[[], bytes]

SCREEN_WINDOW = 0.02
PHONE_WINDOW = 0.1
COST_FACTOR = 4


class Hub:
    def __init__(self, frame: Frame) -> None:
        self.screens = Lane(frame, SCREEN_WINDOW)
        self.phones = Lane(frame, PHONE_WINDOW)

    def changed(self) -> None:
        self.screens.changed()
        self.phones.changed()


class Lane:
    def __init__(self, frame: Frame, least_window: float) -> None:
        self.frame, self.least_window = frame, least_window
        self.subscribers: set[Send] = set()
        self.slow: dict[Send, asyncio.Task[None]] = {}
        self.next_at = 0.0
        self.waiting = False

    def changed(self) -> None:
        """Push now if the window is over, else once when it ends."""
        if self.waiting:
            return
        self.waiting = True
        loop = asyncio.get_running_loop()
        if loop.time() >= self.next_at:
            loop.call_soon(self._push)
        else:
            loop.call_at(self.next_at, self._push)

    def _push(self) -> None:
        self.waiting = False
        loop = asyncio.get_running_loop()
        started = loop.time()
        message = {"type": "http.response.body", "body": self.frame(), "more_body": True}
        for send in self.subscribers:
            if send not in self.slow and not driven(send, message):
                self.slow[send] = loop.create_task(self._catch_up(send))
        cost = loop.time() - started
        self.next_at = started + max(self.least_window, COST_FACTOR * cost)

    async def _catch_up(self, send: Send) -> None:
        """A slow client holds one pending frame: the latest when it can take it again."""
        try:
            await send({"type": "http.response.body", "body": b"", "more_body": True})
        finally:
            del self.slow[send]
        driven(send, {"type": "http.response.body", "body": self.frame(), "more_body": True})


def driven(send: Send, message: dict[str, Any]) -> bool:
    """Run `send` to its end without a task; false when it had to wait (nothing was written)."""
    coroutine: Coroutine[Any, Any, None] = send(message)  # type: ignore[assignment]
    try:
        coroutine.send(None)
    except StopIteration:
        return True
    coroutine.close()
    return False
