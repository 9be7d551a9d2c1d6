"""A tree of causes as it grows from 10 to 500 facts: one operation, and what one push renders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.measures.base import Check, Measure, Sides
from bench.product import run

if TYPE_CHECKING:
    from bench.product import Product
    from bench.scenarios import Figures

SIZES = (10, 50, 100, 200, 500)
AUDIENCES = ("phone", "wall", "console")
LARGE, MOST_MS = 200, 150
MOST_KB, MOST_KB_WHOLE = 30, 60


def run_product(sides: Sides, product: Product) -> Figures:
    del sides, product
    told = run("bench.probe_tree", *map(str, SIZES))
    figures: Figures = {}
    for size in SIZES:
        found = told["sizes"][str(size)]
        figures |= {f"{size} facts: {name}": found[name] for name in ("operation", *AUDIENCES)}
        figures[f"{size} facts: all regions"] = sum(found[name] for name in AUDIENCES)
    for what in ("operation", *AUDIENCES, "all regions"):
        smallest, largest = (figures[f"{size} facts: {what}"] for size in (SIZES[0], SIZES[-1]))
        figures[f"{what}, {SIZES[-1]} ÷ {SIZES[0]}"] = largest / smallest
    alone, crowd = told["pushes"]["1"], told["pushes"]["200"]
    return figures | {
        "phone message at 200 facts": told["sizes"][str(LARGE)]["phone bytes"] / 1000,
        "phone at 200 facts, whole, gzip": told["sizes"][str(LARGE)]["phone whole, gzip"] / 1000,
        "a push, 1 phone: regions rendered": alone["rendered"],
        "a push, 200 phones: regions rendered": crowd["rendered"],
        "a push, 200 phones: rendered more than with 1": crowd["rendered"] - alone["rendered"],
        "a push, 200 phones: rendered twice": crowd["twice"],
        "a push, 200 phones: messages encoded": crowd["encoded"],
        "a push, 200 phones, wall and console: reached": crowd["reached"],
    }


def _of_size(size: int) -> tuple[Check, ...]:
    limit = MOST_MS if size == LARGE else None
    parts = (Check(f"{size} facts: {name}", "ms") for name in ("operation", *AUDIENCES))
    return (*parts, Check(f"{size} facts: all regions", "ms", at_most=limit))


MEASURE = Measure(
    number=11,
    title="a tree of causes from 10 to 500 facts: CPU of one operation, of one render",
    goal="at 200 facts, all regions of a push ≤ 150 ms, and ≤ 30 kB to a phone; each rendered once, whoever watches",
    run_reference=lambda _: {},
    run_product=run_product,
    checks=(
        *(check for size in SIZES for check in _of_size(size)),
        *(
            Check(f"{what}, {SIZES[-1]} ÷ {SIZES[0]}", "×")
            for what in ("operation", *AUDIENCES, "all regions")
        ),
        Check("phone message at 200 facts", "kB", at_most=MOST_KB),
        Check("phone at 200 facts, whole, gzip", "kB", at_most=MOST_KB_WHOLE),
        Check("a push, 1 phone: regions rendered", ""),
        Check("a push, 200 phones: regions rendered", ""),
        Check("a push, 200 phones: rendered more than with 1", "", at_most=0, is_count=True),
        Check("a push, 200 phones: rendered twice", "", at_most=0, is_count=True),
        Check("a push, 200 phones: messages encoded", "", at_most=3, is_count=True),
        Check("a push, 200 phones, wall and console: reached", "", at_least=202, is_count=True),
    ),
)
