"""The stream of a room: one open answer per screen, written to by the hub alone.

It holds no database connection. The right to watch is checked when it opens and at each heartbeat; it ends
after its lifetime, and browsers come back by themselves.
"""

import asyncio
import contextlib
import random
from collections.abc import Awaitable, Callable
from typing import Any

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from allervers_training.activities.engine.hub import (
    Channel,
    Hub,
    RoomAudience,
    Subscriber,
    dismiss,
    farewell,
    heartbeat,
)

HEARTBEAT_SECONDS = 10
LIFETIME_SECONDS = 1800
PULSE = b"event: pouls\ndata: 1\n\n"
HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-cache"),
    (b"x-accel-buffering", b"no"),
]

Allowed = Callable[[], Awaitable[bool]]


class Stream(Response):
    """An answer that stays open and gives the newest state of one channel."""

    def __init__(self, hub: Hub, key: RoomAudience, cursor: str, *, person_key: Any) -> None:  # noqa: ANN401
        super().__init__()
        self.hub = hub
        self.key = key
        self.cursor = cursor
        self.person_key = person_key

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": list(HEADERS)})
        direct: Send = scope.get("allervers.send", send)
        channel = self.hub.channel(self.key)
        subscriber = Subscriber(direct, 0, self.person_key, asyncio.current_task())
        subscriber.seen = channel.version_of(self.cursor)
        message = channel.message_since(subscriber.seen) or PULSE
        subscriber.seen = channel.version
        await direct({"type": "http.response.body", "body": message, "more_body": True})
        self.hub.subscribe(self.key, subscriber)
        try:
            await _until_left(receive)
        except asyncio.CancelledError:
            if not subscriber.is_leaving:
                raise
        finally:
            self.hub.unsubscribe(channel, subscriber)
        with contextlib.suppress(OSError, RuntimeError):
            await direct({"type": "http.response.body", "body": farewell(), "more_body": False})


async def _until_left(receive: Receive) -> None:
    """Wait for the client to leave, or for the end of the stream's life."""
    lifetime = LIFETIME_SECONDS * random.uniform(0.8, 1.2)  # noqa: S311 - spreads the returns
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(lifetime):
            while (await receive())["type"] != "http.disconnect":
                pass


class Pulse:
    """The heart of all streams of a process: one task."""

    def __init__(self, hub: Hub, still_allowed: Callable[[int, Any], Awaitable[bool]]) -> None:
        self.hub = hub
        self.still_allowed = still_allowed
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        self._task = asyncio.get_running_loop().create_task(self._beat())

    def stop(self) -> None:
        if self._task:
            self._task.cancel()

    async def _beat(self) -> None:
        while True:
            await asyncio.sleep(HEARTBEAT_SECONDS)
            for channel in tuple(self.hub.channels.values()):
                await self._check_rights(channel)
                heartbeat(channel, PULSE)

    async def _check_rights(self, channel: Channel) -> None:
        for subscriber in tuple(channel.subscribers):
            if not await self.still_allowed(channel.key.room, subscriber.person_key):
                dismiss(subscriber)
