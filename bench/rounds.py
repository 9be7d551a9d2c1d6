"""Runs the measures: each round takes them all, for each the reference then the product."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bench.measure import wait_for_quiet
from bench.measures.base import Sides
from bench.rooms import Reference

if TYPE_CHECKING:
    from bench.measures.base import Measure, Round, Verdict
    from bench.product import Product
    from bench.scenarios import Figures


@dataclass(frozen=True)
class Condition:
    """How quiet the machine was when a measure of a round began."""

    round: int
    measure: int
    machine_use: float
    seconds: float


@dataclass
class Results:
    rounds: dict[int, list[Round]] = field(default_factory=dict)
    errors: dict[int, str] = field(default_factory=dict)
    conditions: list[Condition] = field(default_factory=list)

    def verdicts(self, measures: list[Measure]) -> list[Verdict]:
        return [each for one in measures for each in one.verdict(self.rounds.get(one.number, []))]

    def lost_data(self, measures: list[Measure]) -> bool:
        return any(v.check.is_loss and v.word == "missed" for v in self.verdicts(measures))


def run(
    measures: list[Measure], product: Product | None, rounds: int, *, quick: bool = False
) -> Results:
    results = Results()
    for number in range(1, rounds + 1):
        sides = Sides(Reference(), product, quick)
        for measure in measures:
            if measure.number not in results.errors:
                _run_one(measure, sides, number, results)
    return results


def _run_one(measure: Measure, sides: Sides, number: int, results: Results) -> None:
    use, started = wait_for_quiet(), time.monotonic()
    _say(f"round {number}, measure {measure.number}: {measure.title} …")
    try:
        reference = measure.run_reference(sides)
        product: Figures = measure.run_product(sides, sides.product) if sides.product else {}
    except Exception as error:  # noqa: BLE001 - one measure that fails is told, the others go on
        results.errors[measure.number] = f"failed: {type(error).__name__}: {error}"
        _say(results.errors[measure.number])
        return
    seconds = time.monotonic() - started
    results.rounds.setdefault(measure.number, []).append((reference, product))
    results.conditions.append(Condition(number, measure.number, use, seconds))


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
