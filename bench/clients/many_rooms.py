"""Many rooms at once: an activity is opened in one; when does each of its phones have it, and no other room?"""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bench.clients.opening import open_posters, open_room, run
from bench.clients.sockets import wait_until
from bench.measure import milliseconds, percentile
from bench.target import ACCEPTED

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bench.clients.sockets import Poster, Stream
    from bench.rooms_target import RoomsTarget

PATIENCE = 5.0
GAP = 0.2


@dataclass(frozen=True)
class Openings:
    p50: float
    p95: float
    last: float
    """The slowest phone of all openings, in ms like the others."""
    post_p95: float
    lost: int
    astray: int
    """Pushes that reached a phone of another room."""
    closed: int
    connect_s: float
    event_bytes: int
    pss_kb_each: float


def measure(target: RoomsTarget, chosen: Sequence[int], pss_kb: Callable[[], int]) -> Openings:
    return run(_measure(target, chosen, pss_kb))


async def _measure(
    target: RoomsTarget, chosen: Sequence[int], pss_kb: Callable[[], int]
) -> Openings:
    before, size = pss_kb(), len(target.rooms) * target.phones
    async with open_room(target, size) as room:
        grown = pss_kb() - before
        answered: list[tuple[int, float]] = []
        (poster,) = await open_posters(
            target.port, 1, lambda _, status, at: answered.append((status, at))
        )
        delays, answers = [], []
        for number in chosen:
            first = number * target.phones
            phones = room.streams[first : first + target.phones]
            reached, answer = await _open(poster, target.vote_request(number), phones, answered)
            delays += reached
            answers.append(answer)
            await asyncio.sleep(GAP)
        poster.transport.abort()
        expected = {k for n in chosen for k in range(n * target.phones, (n + 1) * target.phones)}
        astray = sum(len(stream.seen) for k, stream in enumerate(room.streams) if k not in expected)
        first_phone = room.streams[chosen[0] * target.phones]
        return Openings(
            p50=milliseconds(percentile(delays, 50)),
            p95=milliseconds(percentile(delays, 95)),
            last=milliseconds(max(delays, default=PATIENCE)),
            post_p95=milliseconds(percentile(answers, 95)),
            lost=len(chosen) * target.phones - len(delays),
            astray=astray,
            closed=room.closed + room.refused,
            connect_s=room.connect_s,
            event_bytes=first_phone.received,
            pss_kb_each=grown / size,
        )


async def _open(
    poster: Poster,
    request: bytes,
    phones: Sequence[Stream],
    answered: list[tuple[int, float]],
) -> tuple[list[float], float]:
    """Return the delay of each phone that had it in time, and that of the answer."""
    answered.clear()
    sent = time.perf_counter()
    poster.send(request)
    await wait_until(lambda: bool(answered) and all(phone.seen for phone in phones), PATIENCE)
    if not answered or answered[0][0] not in ACCEPTED:
        raise RuntimeError(f"the activity was not opened: {answered}")
    return [phone.seen[0][0] - sent for phone in phones if phone.seen], answered[0][1] - sent
