"""What a vote of the burst costs the server, its pushes included, and how long its sender waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.measures.base import Check, Measure, Sides
from bench.measures.m01_nothing_lost import spread_burst

if TYPE_CHECKING:
    from bench.rooms import Side
    from bench.scenarios import Figures


def run(sides: Sides, side: Side) -> Figures:
    spread = sides.once("spread", side, spread_burst)
    return {name: spread[name] for name in ("CPU per vote", "POST p50", "POST p95")}


MEASURE = Measure(
    number=5,
    title="server CPU per vote in the burst; POST p95",
    goal="≤ 2 × reference each",
    run_reference=lambda sides: run(sides, sides.reference),
    run_product=run,
    checks=(
        Check("CPU per vote", "ms", at_most=2, as_ratio=True),
        Check("POST p50", "ms"),
        Check("POST p95", "ms", at_most=2, as_ratio=True),
    ),
)
