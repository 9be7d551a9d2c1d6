"""One more vote when the log holds 100 events, and when it holds 20,000."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench import scenarios
from bench.measures.base import Check, Measure, Sides

if TYPE_CHECKING:
    from bench.rooms import Side
    from bench.scenarios import Figures

SHORT, LONG = 100, 20_000


def run(sides: Sides, side: Side) -> Figures:
    del sides
    short, long = _one_by_one(side, SHORT), _one_by_one(side, LONG)
    return {
        "POST p50 at 100 events": short["POST p50"],
        "POST p50 at 20,000 events": long["POST p50"],
        "POST p50, 20,000 ÷ 100": long["POST p50"] / short["POST p50"],
        "CPU per vote, 20,000 ÷ 100": long["CPU per vote"] / short["CPU per vote"],
    }


def _one_by_one(side: Side, log: int) -> Figures:
    return scenarios.burst(side, scenarios.ONE_BY_ONE, people=SHORT, log=log)


MEASURE = Measure(
    number=10,
    title="one vote as the log grows from 100 to 20,000 events",
    goal="flat (within 1.3 ×)",
    run_reference=lambda sides: run(sides, sides.reference),
    run_product=run,
    checks=(
        Check("POST p50 at 100 events", "ms"),
        Check("POST p50 at 20,000 events", "ms"),
        Check("POST p50, 20,000 ÷ 100", "×", at_most=1.3),
        Check("CPU per vote, 20,000 ÷ 100", "×", at_most=1.3),
    ),
)
