"""One more vote when the log holds 100 events, and when it holds 20,000."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from bench import scenarios
from bench.measures.base import Check, Measure, Sides

if TYPE_CHECKING:
    from bench.rooms import Side
    from bench.scenarios import Figures

SHORT, LONG = 100, 20_000
TURNS = 3


def run(sides: Sides, side: Side) -> Figures:
    """Short and long logs take turns, so that a bad minute falls on both."""
    turns = 1 if sides.quick else TURNS
    pairs = [(_one_by_one(side, SHORT), _one_by_one(side, LONG)) for _ in range(turns)]
    return {
        "POST p50 at 100 events": median(short["POST p50"] for short, _ in pairs),
        "POST p50 at 20,000 events": median(long["POST p50"] for _, long in pairs),
        "POST p50, 20,000 ÷ 100": _growth(pairs, "POST p50"),
        "CPU per vote, 20,000 ÷ 100": _growth(pairs, "CPU per vote"),
    }


def _one_by_one(side: Side, log: int) -> Figures:
    return scenarios.burst(side, scenarios.ONE_BY_ONE, people=SHORT, log=log)


def _growth(pairs: list[tuple[Figures, Figures]], figure: str) -> float:
    return median(long[figure] / short[figure] for short, long in pairs)


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
