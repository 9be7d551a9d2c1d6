"""From an isolated vote to the projection; and a class of thirty voting within five seconds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench import scenarios
from bench.measures.base import Check, Measure, Sides

if TYPE_CHECKING:
    from bench.rooms import Side
    from bench.scenarios import Figures


def run(sides: Sides, side: Side) -> Figures:
    del sides
    calm = scenarios.burst(side, scenarios.CALM)
    crowd = scenarios.burst(side, scenarios.CALM_CROWD)
    thirty = scenarios.burst(side, scenarios.CLASS)
    return {
        "calm, 31 clients: screen p50": calm["screen p50"],
        "calm, 31 clients: screen p95": calm["screen p95"],
        "calm, 501 clients: screen p95": crowd["screen p95"],
        "30 votes in 5 s: screen p95": thirty["screen p95"],
    }


MEASURE = Measure(
    number=3,
    title="calm vote → projection; 30 votes in 5 s",
    goal="p95 ≤ 2 × reference; ≤ 25 ms",
    run_reference=lambda sides: run(sides, sides.reference),
    run_product=run,
    checks=(
        Check("calm, 31 clients: screen p50", "ms"),
        Check("calm, 31 clients: screen p95", "ms", at_most=2, as_ratio=True),
        Check("calm, 501 clients: screen p95", "ms", at_most=2, as_ratio=True),
        Check("30 votes in 5 s: screen p95", "ms", at_most=25),
    ),
)
