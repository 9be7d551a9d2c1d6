"""The stream of a room: one open answer per screen, written to by the hub alone.

It holds no database connection. The right to watch is checked when it opens and at each heartbeat; it ends
after its lifetime, and browsers come back by themselves.
"""

import asyncio
import contextlib
import random
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass

from starlette.responses import Response
from starlette.types import Message, Receive, Scope, Send

from allervers_training.activities.engine.channel import Channel, RoomAudience, Subscriber
from allervers_training.activities.engine.hub import Hub
from allervers_training.activities.engine.sending import (
    catch_up,
    dismiss,
    farewell,
    heartbeat,
)
from allervers_training.web.headers import HEADERS

HEARTBEAT_SECONDS = 10
LIFETIME_SECONDS = 1800  # more or less a fifth, so that a room does not come back at once
PULSE = b"event: pouls\ndata: 1\n\n"
STREAM_HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-cache"),
    (b"x-accel-buffering", b"no"),
    *HEADERS,
]


@dataclass(frozen=True, slots=True)
class Right:
    """What lets somebody watch: a session on a place of this room, or the address of its projection."""

    room: int
    secret_hash: str
    enrolment_id: int | None = None
    of_team: bool = False  # what is watched is for the team alone


Holds = Callable[[Collection[Right]], set[Right]]


class Stream(Response):
    """An answer that stays open and gives the newest state of one channel."""

    def __init__(self, hub: Hub, key: RoomAudience, cursor: str, right: "Right") -> None:
        super().__init__()
        self.hub = hub
        self.key = key
        self.cursor = cursor
        self.right = right

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": STREAM_HEADERS})
        if scope.get("allervers.head"):
            await send({"type": "http.response.body"})
            return
        direct: Send = scope.get("allervers.send", send)
        scope["headers"] = ()  # read already; they would stay in memory as long as the stream
        channel = self.hub.channel(self.key)
        lifetime = LIFETIME_SECONDS * random.uniform(0.8, 1.2)  # noqa: S311 - spreads the returns
        subscriber = Subscriber(
            direct, 0, self.right.enrolment_id, self.right, asyncio.current_task()
        )
        subscriber.ends_at = time.monotonic() + lifetime
        subscriber.seen = channel.version_of(self.cursor)
        await direct(_first_words(channel, subscriber))  # not kept: it may be long
        self.hub.subscribe(self.key, subscriber)
        catch_up(subscriber)  # whatever came while the first bytes left
        try:
            await _until_left(receive)
        except asyncio.CancelledError:
            if not subscriber.is_leaving:
                raise
        finally:
            self.hub.unsubscribe(subscriber)
        with contextlib.suppress(OSError, RuntimeError):
            await direct({"type": "http.response.body", "body": farewell(), "more_body": False})


def _first_words(channel: Channel, subscriber: Subscriber) -> Message:
    """Return what a client lacks, or a sign of life; it counts as seen from now on."""
    body = channel.message_since(subscriber.seen) or PULSE
    subscriber.seen = channel.version
    return {"type": "http.response.body", "body": body, "more_body": True}


async def _until_left(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


class Pulse:
    """The heart of all streams of a process: one task."""

    def __init__(self, hub: Hub, holds: Holds) -> None:
        self.hub = hub
        self.holds = holds
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        self._task = asyncio.get_running_loop().create_task(self._beat())

    def stop(self) -> None:
        if self._task:
            self._task.cancel()

    async def _beat(self) -> None:
        while True:
            await asyncio.sleep(HEARTBEAT_SECONDS)
            with contextlib.suppress(Exception):  # one failed check must not stop the heart
                await self._check_rights()
            for channel in tuple(self.hub.channels.values()):
                heartbeat(channel, PULSE)

    async def _check_rights(self) -> None:
        """Ask the database once for everybody who watches, and let go of those who may no longer."""
        watching = [s for c in self.hub.channels.values() for s in c.subscribers]
        asked = {s.right for s in watching}
        if not asked:
            return
        held = await asyncio.get_running_loop().run_in_executor(None, self.holds, asked)
        now = time.monotonic()
        for subscriber in watching:
            if subscriber.right not in held or now > subscriber.ends_at:
                dismiss(subscriber)
