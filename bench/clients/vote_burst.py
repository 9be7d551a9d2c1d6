"""Votes in a burst, all at once or one after the other; when was each one visible, and to whom?

Vote k, by sending order, is visible when a total of at least k arrives.
"""

from __future__ import annotations

import asyncio
import random
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from bench.clients.opening import open_posters, open_room, run
from bench.clients.seeing import Seen, delays_to_sight
from bench.clients.sockets import wait_until
from bench.target import ACCEPTED

if TYPE_CHECKING:
    from collections.abc import Callable

    from bench.clients.opening import Room
    from bench.clients.sockets import Poster
    from bench.target import Target


@dataclass(frozen=True)
class Burst:
    votes: int
    subscribers: int
    first: int = 0
    """Number of the first vote: those before it were cast earlier in the same room."""
    mode: Literal["spread", "at_once", "closed"] = "spread"
    seconds: float = 2.0
    """Over which the votes of `spread` are sent, uniformly."""
    connections: int = 1
    """Of `closed`, each posting again as soon as it is answered, or after `gap`."""
    gap: float = 0.0
    patience: float = 20.0
    settle: float = 2.0
    seed: int = 7


@dataclass
class Posts:
    """What happened to each vote: instants of sending and of the answer, and its status."""

    sent: dict[int, float] = field(default_factory=dict)
    answered: dict[int, float] = field(default_factory=dict)
    status: dict[int, int] = field(default_factory=dict)

    def accepted(self) -> set[int]:
        return {vote for vote, status in self.status.items() if status in ACCEPTED}

    def delays(self) -> list[float]:
        return [instant - self.sent[vote] for vote, instant in self.answered.items()]


def measure(
    target: Target,
    plan: Burst,
    during: Callable[[], None] | None = None,
    spent: Callable[[], float] = float,
) -> Seen:
    """`during` is called at half of the burst, to kill the server for instance.

    `spent` tells the server's CPU seconds so far: the difference is taken once all streams are open.
    """
    return run(_measure(target, plan, during, spent))


async def _measure(
    target: Target, plan: Burst, during: Callable[[], None] | None, spent: Callable[[], float]
) -> Seen:
    requests = [target.vote_request(plan.first + vote) for vote in range(plan.votes)]
    posts = Posts()
    async with open_room(target, plan.subscribers) as room:
        sender = Sender(plan, requests, posts)
        posters = await open_posters(target.port, sender.connections, sender.answered)
        if during is not None:
            asyncio.get_running_loop().call_later(plan.seconds / 2, during)
        before = spent()
        sender.start(posters)
        await wait_until(lambda: sender.ended(posters), plan.seconds + plan.patience)
        await _settle(room, len(posts.accepted()), plan)
        cpu = spent() - before
        for poster in posters:
            poster.transport.abort()
        return delays_to_sight(room, posts, cpu)


async def _settle(room: Room, accepted: int, plan: Burst) -> None:
    """Let the last frames arrive."""
    expected = max((stream.base for stream in room.streams), default=0) + accepted
    await wait_until(lambda: room.all_show(expected), plan.settle)


class Sender:
    def __init__(self, plan: Burst, requests: list[bytes], posts: Posts) -> None:
        self.plan, self.requests, self.posts = plan, requests, posts
        self.connections = plan.connections if plan.mode == "closed" else plan.votes
        self.next_vote = 0
        self.current: dict[int, int] = {}
        self.loop = asyncio.get_running_loop()

    def start(self, posters: list[Poster]) -> None:
        self.posters = posters
        if self.plan.mode == "spread":
            chance = random.Random(self.plan.seed)
            instants = sorted(chance.uniform(0, self.plan.seconds) for _ in self.requests)
            for number, instant in enumerate(instants):
                self.loop.call_later(instant, self._send, number)
        else:
            for number in range(self.connections):
                self._send(number)

    def answered(self, connection: int, status: int, instant: float) -> None:
        vote = self.current[connection]
        self.posts.answered[vote], self.posts.status[vote] = instant, status
        if self.plan.mode == "closed":
            if self.plan.gap:
                self.loop.call_later(self.plan.gap, self._send, connection)
            else:
                self._send(connection)

    def ended(self, posters: list[Poster]) -> bool:
        whole = len(self.posts.answered) == len(self.requests)
        return whole or all(poster.closed for poster in posters)

    def _send(self, connection: int) -> None:
        vote = self.next_vote
        if vote >= len(self.requests) or self.posters[connection].closed:
            return
        self.next_vote += 1
        self.current[connection] = vote
        self.posts.sent[vote] = time.perf_counter()
        self.posters[connection].send(self.requests[vote])
