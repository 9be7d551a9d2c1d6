"""Fan-out: one publication, N subscribers; when did each of them, and the last one, have it?"""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bench.clients.opening import open_posters, open_room, run
from bench.clients.sockets import wait_until
from bench.measure import milliseconds, percentile

if TYPE_CHECKING:
    from collections.abc import Callable

    from bench.clients.opening import Room
    from bench.target import Target


@dataclass(frozen=True)
class Fanout:
    subscribers: int
    first: int = 0
    """Number of the first vote that is published."""
    publications: int = 15
    warm_up: int = 3
    gap: float = 0.25
    patience: float = 3.0


@dataclass(frozen=True)
class Reached:
    p50: float
    p95: float
    p99: float
    last: float
    """Median over the publications of the last subscriber's delay, in ms like the others."""
    lost: int
    closed: int
    connect_s: float
    event_bytes: int
    pss_kb_each: float


def measure(target: Target, plan: Fanout, pss_kb: Callable[[], int]) -> Reached:
    return run(_measure(target, plan, pss_kb))


async def _measure(target: Target, plan: Fanout, pss_kb: Callable[[], int]) -> Reached:
    before = pss_kb()
    async with open_room(target, plan.subscribers) as room:
        (poster,) = await open_posters(target.port, 1, lambda *_: None)
        rounds = []
        for number in range(plan.warm_up + plan.publications):
            if number == plan.warm_up:
                room.streams[-1].received = 0
            rounds.append(
                await _publish(room, poster.send, target.vote_request(plan.first + number), plan)
            )
            await asyncio.sleep(plan.gap)
        poster.transport.abort()
        return _summary(room, rounds[plan.warm_up :], plan, pss_kb() - before)


async def _publish(
    room: Room, send: Callable[[bytes], None], request: bytes, plan: Fanout
) -> list[float]:
    """Delays of those who received the publication in time."""
    expected = max(stream.total for stream in room.streams) + 1
    counts = [len(stream.seen) for stream in room.streams]
    sent = time.perf_counter()
    send(request)
    await wait_until(lambda: room.all_show(expected), plan.patience)
    return [
        instant - sent
        for stream, count in zip(room.streams, counts, strict=True)
        for instant, total in stream.seen[count:]
        if total == expected
    ][: len(room.streams)]


def _summary(room: Room, rounds: list[list[float]], plan: Fanout, growth_kb: int) -> Reached:
    delays = [delay for delays in rounds for delay in delays]
    return Reached(
        p50=milliseconds(percentile(delays, 50)),
        p95=milliseconds(percentile(delays, 95)),
        p99=milliseconds(percentile(delays, 99)),
        last=milliseconds(percentile([max(delays, default=9.0) for delays in rounds], 50)),
        lost=plan.subscribers * plan.publications - len(delays),
        closed=room.closed + room.refused,
        connect_s=room.connect_s,
        event_bytes=room.streams[-1].received // plan.publications,
        pss_kb_each=growth_kb / plan.subscribers,
    )
