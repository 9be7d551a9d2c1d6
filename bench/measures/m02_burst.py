"""From a vote to the projection and to the phones, during a burst."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.measures.base import Check, Measure, Sides
from bench.measures.m01_nothing_lost import burst_at_once, spread_burst

if TYPE_CHECKING:
    from bench.rooms import Side
    from bench.scenarios import Figures


def run(sides: Sides, side: Side) -> Figures:
    spread = sides.once("spread", side, spread_burst)
    at_once = sides.once("at once", side, burst_at_once)
    return {
        "2 s burst: screen p95": spread["screen p95"],
        "2 s burst: phones p95": spread["phones p95"],
        "2 s burst: pushes to the screen": spread["screen frames"],
        "2 s burst: pushes to a phone": spread["phone frames"],
        "at once: screen p95": at_once["screen p95"],
        "at once: phones p95": at_once["phones p95"],
    }


MEASURE = Measure(
    number=2,
    title="the burst, vote → projection and vote → phones",
    goal="p95 ≤ 60 ms, phones ≤ 150 ms; ≤ 2 × reference",
    run_reference=lambda sides: run(sides, sides.reference),
    run_product=run,
    checks=(
        Check("2 s burst: screen p95", "ms", at_most=60),
        Check("2 s burst: screen p95", "ms", at_most=2, as_ratio=True),
        Check("2 s burst: phones p95", "ms", at_most=150),
        Check("2 s burst: phones p95", "ms", at_most=2, as_ratio=True),
        Check("2 s burst: pushes to the screen", ""),
        Check("2 s burst: pushes to a phone", ""),
        Check("at once: screen p95", "ms", at_most=2, as_ratio=True),
        Check("at once: phones p95", "ms", at_most=2, as_ratio=True),
    ),
)
