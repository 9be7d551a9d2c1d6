"""From what was sent and what arrived: the figures of one burst."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from bench.measure import milliseconds, percentile

if TYPE_CHECKING:
    from bench.clients.opening import Room
    from bench.clients.sockets import Stream
    from bench.clients.vote_burst import Posts


@dataclass(frozen=True)
class Seen:
    """All delays in milliseconds."""

    sent: int
    accepted: frozenset[int]
    refused: int
    post_p50: float
    post_p95: float
    post_max: float
    screen_p50: float
    screen_p95: float
    phones_p95: float
    screen_frames: int
    phone_frames: int
    lost: int
    """Streams whose last total is not that of the accepted votes, or that closed."""
    votes_per_s: float
    connect_s: float
    cpu_s: float
    """Of the server, from the first vote to the last frame."""


def delays_to_sight(room: Room, posts: Posts, cpu_s: float) -> Seen:
    accepted = posts.accepted()
    screen, phones = room.streams[:1], room.streams[1:]
    to_screen = [delay for stream in screen for delay in _delays(stream, posts)]
    to_phones = [delay for stream in phones for delay in _delays(stream, posts)]
    elapsed = max(posts.answered.values(), default=0) - min(posts.sent.values(), default=0)
    return Seen(
        sent=len(posts.sent),
        accepted=frozenset(accepted),
        refused=len(posts.status) - len(accepted),
        post_p50=milliseconds(percentile(posts.delays(), 50)),
        post_p95=milliseconds(percentile(posts.delays(), 95)),
        post_max=milliseconds(max(posts.delays(), default=0)),
        screen_p50=milliseconds(percentile(to_screen, 50)),
        screen_p95=milliseconds(percentile(to_screen, 95)),
        phones_p95=milliseconds(percentile(to_phones, 95)),
        screen_frames=max((len(stream.seen) for stream in screen), default=0),
        phone_frames=max((len(stream.seen) for stream in phones), default=0),
        lost=sum(_is_wrong(stream, len(accepted)) for stream in room.streams),
        votes_per_s=len(accepted) / elapsed if elapsed > 0 else 0.0,
        connect_s=room.connect_s,
        cpu_s=cpu_s,
    )


def _delays(stream: Stream, posts: Posts) -> list[float]:
    """For each vote in sending order, how long until a total of at least its rank arrived."""
    totals = list(accumulate((total for _, total in stream.seen), max))
    delays = []
    for vote, sent in posts.sent.items():
        index = bisect_left(totals, stream.base + vote + 1)
        if index < len(totals):
            delays.append(stream.seen[index][0] - sent)
    return delays


def _is_wrong(stream: Stream, accepted: int) -> bool:
    return stream.closed or stream.total != stream.base + accepted
