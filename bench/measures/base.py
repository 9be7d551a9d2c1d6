"""What every measure is: figures from both sides in each round, and checks against the goal."""

from __future__ import annotations

from dataclasses import dataclass, field
from statistics import median
from typing import TYPE_CHECKING

from bench import measure

if TYPE_CHECKING:
    from collections.abc import Callable

    from bench.product import Product
    from bench.rooms import Side
    from bench.scenarios import Figures

    Scenario = Callable[[Side], Figures]
    Round = tuple[Figures, Figures]


@dataclass
class Sides:
    """Both sides during one round; measures that share a scenario run it once."""

    reference: Side
    product: Product | None
    quick: bool = False
    done: dict[tuple[str, str], Figures] = field(default_factory=dict)

    def once(self, name: str, side: Side, scenario: Scenario) -> Figures:
        key = (name, side.name)
        if key not in self.done:
            self.done[key] = scenario(side)
        return self.done[key]


@dataclass(frozen=True)
class Check:
    """One line of the table: a figure of the product and its limit, or no limit to say it only."""

    figure: str
    unit: str
    at_most: float | None = None
    at_least: float | None = None
    as_ratio: bool = False
    """The limit is on product ÷ reference, the median of the rounds' ratios."""
    is_loss: bool = False
    """Missing it means that data was lost, which no bench may forgive."""


@dataclass(frozen=True)
class Verdict:
    number: int
    check: Check
    reference: float | None
    product: float | None
    ratio: float | None
    word: str
    """« met », « missed », « not measured » or nothing when there is no limit."""
    thrown_away: tuple[int, ...] = ()


@dataclass(frozen=True)
class Measure:
    number: int
    title: str
    goal: str
    run_reference: Callable[[Sides], Figures]
    run_product: Callable[[Sides, Product], Figures]
    checks: tuple[Check, ...]

    def verdict(self, rounds: list[Round]) -> list[Verdict]:
        return [self._judge(check, rounds) for check in self.checks]

    def _judge(self, check: Check, rounds: list[Round]) -> Verdict:
        pairs = [(ours.get(check.figure), theirs.get(check.figure)) for theirs, ours in rounds]
        known = [theirs for _, theirs in pairs if theirs is not None]
        keep = measure.steady(known) if pairs and len(known) == len(pairs) else [True] * len(pairs)
        if check.is_loss:
            keep = [True] * len(pairs)
        kept = [pair for pair, good in zip(pairs, keep, strict=True) if good]
        middle = max if check.is_loss else median
        product = _of([ours for ours, _ in kept if ours is not None], middle)
        reference = _of([theirs for _, theirs in kept if theirs is not None], middle)
        ratio = _of(
            [measure.ratio(ours, theirs) for ours, theirs in kept if ours and theirs], median
        )
        word = _word(check, ratio if check.as_ratio else product)
        thrown = tuple(number for number, good in enumerate(keep, 1) if not good)
        return Verdict(self.number, check, reference, product, ratio, word, thrown)


def _of(values: list[float], middle: Callable[[list[float]], float]) -> float | None:
    return middle(values) if values else None


def _word(check: Check, value: float | None) -> str:
    if check.at_most is None and check.at_least is None:
        return ""
    if value is None:
        return "not measured"
    low = check.at_least is None or value >= check.at_least
    high = check.at_most is None or value <= check.at_most
    return "met" if low and high else "missed"
