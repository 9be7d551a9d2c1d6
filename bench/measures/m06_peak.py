"""As many durable votes as 32 connections can post back to back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench import scenarios
from bench.measures.base import Check, Measure, Sides

if TYPE_CHECKING:
    from bench.rooms import Side
    from bench.scenarios import Figures


def run(sides: Sides, side: Side) -> Figures:
    del sides
    peak = scenarios.burst(side, scenarios.PEAK)
    names = ("votes per second", "POST p95", "CPU per vote", "lost")
    return {name: peak[name] for name in names}


MEASURE = Measure(
    number=6,
    title="peak votes/s, durable (3,000 votes, 32 connections)",
    goal="≥ 0.5 × reference",
    run_reference=lambda sides: run(sides, sides.reference),
    run_product=run,
    checks=(
        Check("votes per second", "/s", at_least=0.5, as_ratio=True),
        Check("POST p95", "ms"),
        Check("CPU per vote", "ms"),
        Check("lost", "", at_most=0, is_count=True, is_loss=True),
    ),
)
