"""Every vote that was answered is stored, once, and shown: spread, all at once, and when killed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench import scenarios
from bench.measures.base import Check, Measure, Sides

if TYPE_CHECKING:
    from bench.rooms import Side
    from bench.scenarios import Figures


def run(sides: Sides, side: Side) -> Figures:
    spread = sides.once("spread", side, spread_burst)
    at_once = sides.once("at once", side, burst_at_once)
    killed = sides.once("killed", side, killed_burst)
    return {
        "2 s burst: accepted of 500": spread["accepted"],
        "2 s burst: answered, not stored once": spread["lost"],
        "2 s burst: streams with another total": spread["not shown"],
        "at once: accepted of 500": at_once["accepted"],
        "at once: answered, not stored once": at_once["lost"],
        "at once: streams with another total": at_once["not shown"],
        "SIGKILL: answered before it": killed["accepted"],
        "SIGKILL: answered, not stored once": killed["lost"],
        "SIGKILL: total after restart, off by": killed["miscounted"],
    }


def spread_burst(side: Side) -> Figures:
    return scenarios.burst(side, scenarios.IN_TWO_SECONDS)


def burst_at_once(side: Side) -> Figures:
    return scenarios.burst(side, scenarios.AT_ONCE)


def killed_burst(side: Side) -> Figures:
    return scenarios.killed_burst(side, scenarios.IN_TWO_SECONDS)


MEASURE = Measure(
    number=1,
    title="500 votes within 2 s, and all at once, 501 subscribers, synchronous=FULL",
    goal="every 2xx stored and counted exactly once, also after SIGKILL",
    run_reference=lambda sides: run(sides, sides.reference),
    run_product=run,
    checks=(
        Check("2 s burst: accepted of 500", "", at_least=500, is_count=True),
        Check("2 s burst: answered, not stored once", "", at_most=0, is_count=True, is_loss=True),
        Check("2 s burst: streams with another total", "", at_most=0, is_count=True),
        Check("at once: accepted of 500", "", at_least=500, is_count=True),
        Check("at once: answered, not stored once", "", at_most=0, is_count=True, is_loss=True),
        Check("at once: streams with another total", "", at_most=0, is_count=True),
        Check("SIGKILL: answered before it", ""),
        Check("SIGKILL: answered, not stored once", "", at_most=0, is_count=True, is_loss=True),
        Check("SIGKILL: total after restart, off by", "", at_most=0, is_count=True, is_loss=True),
    ),
)
