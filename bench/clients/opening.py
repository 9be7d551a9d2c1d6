"""Opening a room's streams: the screen first, then the phones, and how long it took."""

from __future__ import annotations

import asyncio
import gc
import time
from contextlib import asynccontextmanager
from functools import partial
from typing import TYPE_CHECKING

import uvloop

from bench.clients.sockets import Poster, Stream, in_groups, wait_until

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Coroutine
    from typing import Any, TypeVar

    from bench.target import Target

    Result = TypeVar("Result")

OPENING_PATIENCE = 10.0
SETTLING = 0.3


class Room:
    def __init__(self, streams: list[Stream], connect_s: float) -> None:
        self.streams, self.connect_s = streams, connect_s

    @property
    def refused(self) -> int:
        return sum(stream.status != 200 for stream in self.streams)

    @property
    def closed(self) -> int:
        return sum(stream.closed for stream in self.streams)

    def all_show(self, total: int) -> bool:
        return all(stream.total >= total for stream in self.streams if not stream.closed)


@asynccontextmanager
async def open_room(target: Target, subscribers: int) -> AsyncIterator[Room]:
    streams = [
        Stream(target.subscribe_request(number), target.total_pattern)
        for number in range(subscribers)
    ]
    started = time.perf_counter()
    await in_groups(partial(_open, stream, target.port) for stream in streams)
    room = Room(streams, time.perf_counter() - started)
    await asyncio.sleep(SETTLING)
    for stream in streams:
        stream.begin()
    try:
        yield room
    finally:
        for stream in streams:
            stream.transport.abort()
        await asyncio.sleep(0)


async def _open(stream: Stream, port: int) -> None:
    loop = asyncio.get_running_loop()
    await loop.create_connection(lambda: stream, "127.0.0.1", port)
    await asyncio.wait_for(stream.opened, OPENING_PATIENCE)


async def open_posters(
    port: int, count: int, answered: Callable[[int, int, float], None]
) -> list[Poster]:
    """Keep-alive connections; `answered(connection, status, instant)`."""
    loop = asyncio.get_running_loop()
    posters = [Poster(partial(answered, number)) for number in range(count)]

    async def connect(poster: Poster) -> None:
        await loop.create_connection(lambda: poster, "127.0.0.1", port)

    await in_groups(partial(connect, poster) for poster in posters)
    return posters


def shown_total(target: Target) -> int:
    """The total on the screen, as a newcomer sees it; a cold server takes its time."""

    async def look() -> int:
        async with open_room(target, 1) as room:
            await wait_until(lambda: room.streams[0].total > 0, OPENING_PATIENCE)
            return room.streams[0].total

    return run(look())


def run(client: Coroutine[Any, Any, Result]) -> Result:
    """A client's own loop, with the collector held back: its pauses would count as the server's."""
    gc.collect()
    gc.disable()
    try:
        return uvloop.run(client)
    finally:
        gc.enable()
