"""Two raw-socket protocols: a stream that notes when each total came, a keep-alive poster."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    import re
    from collections.abc import Awaitable, Callable, Iterable

LONGEST_TOTAL = 120
AT_ONCE = 64


class Stream(asyncio.Protocol):
    """`seen` holds (instant, total) for each event that shows a total; `base` is the first one."""

    def __init__(self, request: bytes, total_pattern: re.Pattern[bytes]) -> None:
        self.request, self.pattern = request, total_pattern
        self.opened: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.seen: list[tuple[float, int]] = []
        self.base = self.received = 0
        self.closed = False
        self.tail = b""
        self.status = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast("asyncio.WriteTransport", transport)
        self.transport.write(self.request)

    def data_received(self, data: bytes) -> None:
        now = time.perf_counter()
        self.received += len(data)
        if not self.status:
            self.status = int(data[9:12])
        text = self.tail + data
        end = 0
        for match in self.pattern.finditer(text):
            self.seen.append((now, int(match[1])))
            end = match.end()
        self.tail = text[max(end, len(text) - LONGEST_TOTAL) :]
        if not self.opened.done():
            self.opened.set_result(None)

    def connection_lost(self, exc: Exception | None) -> None:
        self.closed = True
        if not self.opened.done():
            self.opened.set_exception(exc or ConnectionError("the stream closed at once"))

    @property
    def total(self) -> int:
        return self.seen[-1][1] if self.seen else self.base

    def begin(self) -> None:
        """Forget the snapshot received on opening, keep its total as the base."""
        self.base, self.received = self.total, 0
        self.seen.clear()


class Poster(asyncio.Protocol):
    """One keep-alive connection; `answered(status, instant)` is called for each whole answer."""

    def __init__(self, answered: Callable[[int, float], None]) -> None:
        self.answered = answered
        self.buffer = b""
        self.closed = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast("asyncio.WriteTransport", transport)

    def send(self, request: bytes) -> None:
        if not self.closed:
            self.transport.write(request)

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        if (status := whole_answer(self.buffer)) is not None:
            self.last, self.buffer = self.buffer, b""
            self.answered(status, time.perf_counter())

    def connection_lost(self, exc: Exception | None) -> None:
        del exc
        self.closed = True


def whole_answer(buffer: bytes) -> int | None:
    """The status once the answer is complete, whichever way its body is delimited."""
    head, found, body = buffer.partition(b"\r\n\r\n")
    if not found:
        return None
    status = int(head[9:12])
    lower = head.lower()
    if status in {204, 304}:
        return status
    _, sized, rest = lower.partition(b"\r\ncontent-length:")
    if sized:
        return status if len(body) >= int(rest.split(b"\r\n", 1)[0]) else None
    return status if body.endswith(b"0\r\n\r\n") else None


async def in_groups(jobs: Iterable[Callable[[], Awaitable[None]]]) -> None:
    """Run the jobs, a bounded number at a time."""
    gate = asyncio.Semaphore(AT_ONCE)

    async def run(job: Callable[[], Awaitable[None]]) -> None:
        async with gate:
            await job()

    await asyncio.gather(*(run(job) for job in jobs))


async def wait_until(reached: Callable[[], bool], seconds: float, step: float = 0.005) -> bool:
    """Whether the condition became true within that time."""
    for _ in range(max(1, round(seconds / step))):
        if reached():
            return True
        await asyncio.sleep(step)
    return reached()
