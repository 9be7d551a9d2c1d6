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
    """To see that all works: what lasts by its nature may be shorter."""
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
    is_count: bool = False
    """Noise does not touch it: the worst of all rounds is judged, and none is thrown away."""
    is_loss: bool = False
    """A count whose miss means that data was lost, which no bench may forgive."""

    def middle(self, values: list[float]) -> float | None:
        if not values:
            return None
        if self.is_count:
            return max(values) if self.at_least is None else min(values)
        return median(values)


@dataclass(frozen=True)
class Verdict:
    number: int
    check: Check
    reference: float | None
    product: float | None
    ratios: tuple[float, ...]
    """Of the rounds kept, in their order."""
    word: str
    """« met », « missed », « not measured » or nothing when there is no limit."""
    thrown_away: tuple[int, ...] = ()

    @property
    def ratio(self) -> float | None:
        return median(self.ratios) if self.ratios else None


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
        is_comparable = bool(pairs) and len(known) == len(pairs) and not check.is_count
        keep = measure.steady(known) if is_comparable else [True] * len(pairs)
        kept = [pair for pair, good in zip(pairs, keep, strict=True) if good]
        product = check.middle([ours for ours, _ in kept if ours is not None])
        reference = check.middle([theirs for _, theirs in kept if theirs is not None])
        ratios = tuple(measure.ratio(ours, theirs) for ours, theirs in kept if ours and theirs)
        word = _word(check, check.middle(list(ratios)) if check.as_ratio else product)
        thrown = tuple(number for number, good in enumerate(keep, 1) if not good)
        return Verdict(self.number, check, reference, product, ratios, word, thrown)


def _word(check: Check, value: float | None) -> str:
    if check.at_most is None and check.at_least is None:
        return ""
    if value is None:
        return "not measured"
    low = check.at_least is None or value >= check.at_least
    high = check.at_most is None or value <= check.at_most
    return "met" if low and high else "missed"
