"""Pages of paths, of groups and of lists: a site of 300 sessions and 5,000 trainees beside one of 3 and 50."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from bench.clients.side_by_side import visits
from bench.measure import milliseconds, wait_for_quiet
from bench.measures.base import Check, Measure, Sides
from bench.site_pages import names

if TYPE_CHECKING:
    from bench.product import Product
    from bench.scenarios import Figures

SMALL, LARGE, CROWD = (3, 50), (300, 5_000), 300
VISITS, QUICK_VISITS = 30, 6
MOST = 2


def run_small(sides: Sides) -> Figures:
    """The reference is the product itself, on the small site."""
    return _both(sides)[0] if sides.product else {}


def run_large(sides: Sides, product: Product) -> Figures:
    del product
    return _both(sides)[1]


def _both(sides: Sides) -> tuple[Figures, Figures]:
    """Read both sites in turn, once a round, and keep the medians of each."""
    small, large = ("many people", "small"), ("many people", "large")
    if large not in sides.done:
        assert sides.product
        count = QUICK_VISITS if sides.quick else VISITS
        with sides.product.site(*SMALL) as few, sides.product.site(*LARGE, CROWD) as many:
            wait_for_quiet()
            found = visits(few, many, count)
        sides.done[small] = {page: milliseconds(median(v.small)) for page, v in found.items()}
        sides.done[large] = {page: milliseconds(median(v.large)) for page, v in found.items()}
    return sides.done[small], sides.done[large]


MEASURE = Measure(
    number=14,
    title=f"{LARGE[0]} sessions and {LARGE[1]:,} trainees, beside {SMALL[0]} and {SMALL[1]}: how long a page takes",
    goal=f"each page ≤ {MOST} × the time that it takes on the small site; « full »: a session of {CROWD}",
    run_reference=run_small,
    run_product=run_large,
    checks=tuple(Check(page, "ms", at_most=MOST, as_ratio=True) for page in names()),
)
