"""Some people who write into the same tree, each at a steady pace; what was answered, what was seen.

Each writer has a phone (a stream) and a connection to post on; the projection watches too.
"""

from __future__ import annotations

import asyncio
import time
from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING

from bench.clients.opening import open_posters, open_room, run
from bench.clients.sockets import wait_until
from bench.clients.vote_burst import Posts

if TYPE_CHECKING:
    from collections.abc import Callable

    from bench.clients.sockets import Poster, Stream
    from bench.tree_target import TreeTarget


@dataclass(frozen=True)
class Pace:
    writers: int
    each: int
    """Operations of each writer."""
    per_second: float
    """Operations of each writer; one who still waits for an answer catches up afterwards."""
    patience: float = 20.0
    settle: float = 5.0

    @property
    def operations(self) -> int:
        return self.writers * self.each

    @property
    def seconds(self) -> float:
        return self.each / self.per_second


@dataclass(frozen=True)
class Written:
    """Delays in seconds."""

    sent: int
    accepted: frozenset[int]
    to_answer: list[float]
    to_wall: list[float]
    wall_frames: int
    wrong: int
    """Streams whose last number of facts is not what was accepted, or that closed."""
    cpu_s: float


def measure(target: TreeTarget, pace: Pace, spent: Callable[[], float]) -> Written:
    """`spent` tells the server's CPU seconds so far."""
    return run(_measure(target, pace, spent))


async def _measure(target: TreeTarget, pace: Pace, spent: Callable[[], float]) -> Written:
    async with open_room(target, pace.writers + 1) as room:
        writing = Writing(target, pace)
        posters = await open_posters(target.port, pace.writers, writing.answered)
        before = spent()
        writing.start(posters)
        await wait_until(writing.ended, pace.seconds + pace.patience)
        cards = sum(map(target.is_card, writing.posts.accepted()))
        expected = room.streams[0].base + cards
        await wait_until(lambda: room.all_show(expected), pace.settle)
        cpu = spent() - before
        for poster in posters:
            poster.transport.abort()
        wall = room.streams[0]
        return Written(
            sent=len(writing.posts.sent),
            accepted=frozenset(writing.posts.accepted()),
            to_answer=writing.posts.delays(),
            to_wall=_delays(wall, writing, target),
            wall_frames=len(wall.seen),
            wrong=sum(one.closed or one.total != one.base + cards for one in room.streams),
            cpu_s=cpu,
        )


@dataclass
class Writing:
    """Operation `k` is by writer `k % writers`, who sends hers one after the other."""

    target: TreeTarget
    pace: Pace
    posts: Posts = field(default_factory=Posts)

    def start(self, posters: list[Poster]) -> None:
        self.posters = posters
        self.due = [0] * self.pace.writers
        self.done = [0] * self.pace.writers
        self.is_waiting = [False] * self.pace.writers
        loop, gap = asyncio.get_running_loop(), 1 / (self.pace.per_second * self.pace.writers)
        for operation in range(self.pace.operations):
            loop.call_later(operation * gap, self._is_due, operation % self.pace.writers)

    def answered(self, writer: int, status: int, instant: float) -> None:
        operation = self._operation(writer)
        self.posts.answered[operation], self.posts.status[operation] = instant, status
        self.done[writer] += 1
        self.is_waiting[writer] = False
        self._send(writer)

    def ended(self) -> bool:
        whole = len(self.posts.answered) == self.pace.operations
        return whole or all(poster.closed for poster in self.posters)

    def _is_due(self, writer: int) -> None:
        self.due[writer] += 1
        self._send(writer)

    def _send(self, writer: int) -> None:
        is_late = self.done[writer] < self.due[writer]
        if not is_late or self.is_waiting[writer] or self.posters[writer].closed:
            return
        operation = self._operation(writer)
        self.is_waiting[writer] = True
        self.posts.sent[operation] = time.perf_counter()
        self.posters[writer].send(self.target.vote_request(operation))

    def _operation(self, writer: int) -> int:
        return self.done[writer] * self.pace.writers + writer


def _delays(wall: Stream, writing: Writing, target: TreeTarget) -> list[float]:
    """For each card that was accepted, by order of its answer: when were as many facts seen?"""
    totals = list(accumulate((total for _, total in wall.seen), max))
    posts = writing.posts
    accepted = sorted(posts.accepted(), key=lambda operation: posts.answered[operation])
    delays = []
    for rank, card in enumerate(filter(target.is_card, accepted), 1):
        index = bisect_left(totals, wall.base + rank)
        if index < len(totals):
            delays.append(wall.seen[index][0] - posts.sent[card])
    return delays
