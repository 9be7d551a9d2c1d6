"""What happens in a room, the same for every side; each scenario returns its figures."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bench.clients import opening, sse_fanout, vote_burst
from bench.clients.vote_burst import Burst
from bench.measure import wait_for_quiet

if TYPE_CHECKING:
    from bench.clients.seeing import Seen
    from bench.clients.sse_fanout import Fanout
    from bench.rooms import Running, Side

Figures = dict[str, float]

LARGE_ROOM = 500

IN_TWO_SECONDS = Burst(votes=500, subscribers=501)
AT_ONCE = replace(IN_TWO_SECONDS, mode="at_once")
CALM = Burst(votes=30, subscribers=31, mode="closed", gap=0.15)
CALM_CROWD = replace(CALM, subscribers=501)
CLASS = Burst(votes=30, subscribers=31, seconds=5)
PEAK = Burst(votes=3000, subscribers=1, mode="closed", connections=32)
FIRST_VOTES = Burst(votes=20, subscribers=2, mode="closed", settle=0.2)
"""By people of their own, before each measure: templates compiled, the activity in memory."""
ONE_BY_ONE = Burst(votes=300, subscribers=1, mode="closed")


def burst(side: Side, plan: Burst, *, people: int = 0, log: int = 0) -> Figures:
    """Votes as the plan says, what was seen of them, and what is in the database afterwards."""
    with side.room(people or _people(plan), log=log) as room:
        vote_burst.measure(room.target, FIRST_VOTES)
        wait_for_quiet()
        after = replace(plan, first=FIRST_VOTES.votes)
        return _of_votes(
            vote_burst.measure(room.target, after, spent=room.server.cpu_seconds), room
        )


def killed_burst(side: Side, plan: Burst) -> Figures:
    """The same burst, the server killed in the middle of it: only what it answered counts."""
    with side.room(_people(plan)) as room:
        seen = vote_burst.measure(room.target, plan, during=room.server.kill)
        room.server.stop()
        figures = _of_votes(seen, room)
        with room.again() as back:
            shown = opening.shown_total(back.target)
            return figures | {"miscounted": abs(shown - sum(back.stored().values()))}


def fan_out(side: Side, plan: Fanout) -> Figures:
    people = FIRST_VOTES.votes + max(plan.subscribers - 1, plan.warm_up + plan.publications)
    with side.room(people) as room:
        vote_burst.measure(room.target, FIRST_VOTES)
        return reached(room, replace(plan, first=FIRST_VOTES.votes))


def reached(room: Running, plan: Fanout) -> Figures:
    wait_for_quiet()
    result = sse_fanout.measure(room.target, plan, room.server.pss_kb)
    return {
        "p50": result.p50,
        "p95": result.p95,
        "last": result.last,
        "lost": result.lost,
        "closed": result.closed,
        "connecting": result.connect_s,
        "event bytes": result.event_bytes,
        "kB each": result.pss_kb_each,
    }


def _people(plan: Burst) -> int:
    """A phone for each; beyond a large room, people vote again."""
    return max(plan.subscribers - 1, min(plan.votes, LARGE_ROOM)) + FIRST_VOTES.votes


def _of_votes(seen: Seen, room: Running) -> Figures:
    return {
        "accepted": len(seen.accepted),
        "refused": seen.refused,
        "lost": len(seen.accepted) - room.stored_once(seen.accepted),
        "not shown": seen.lost,
        "POST p50": seen.post_p50,
        "POST p95": seen.post_p95,
        "screen p50": seen.screen_p50,
        "screen p95": seen.screen_p95,
        "phones p95": seen.phones_p95,
        "screen frames": seen.screen_frames,
        "phone frames": seen.phone_frames,
        "votes per second": seen.votes_per_s,
        "connecting": seen.connect_s,
        "CPU per vote": seen.cpu_s * 1000 / seen.sent if seen.sent else 0.0,
    }
