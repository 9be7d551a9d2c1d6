"""Five people write into one tree at the same time, for a minute; nothing may be lost."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bench.clients import writing
from bench.clients.writing import Pace
from bench.measure import milliseconds, percentile, wait_for_quiet
from bench.measures.base import Check, Measure, Sides
from bench.product import TREE, served
from bench.tree_target import TreeTarget

if TYPE_CHECKING:
    from bench.product import Product
    from bench.product_target import ProductTarget
    from bench.scenarios import Figures

FOR_A_MINUTE = Pace(writers=5, each=120, per_second=2)
QUICK = replace(FOR_A_MINUTE, each=24)


def run_product(sides: Sides, product: Product) -> Figures:
    pace = QUICK if sides.quick else FOR_A_MINUTE
    with product.copy(pace.writers, activity=TREE) as world, served(world) as room:
        product_target: ProductTarget = room.target  # type: ignore[assignment]
        target = TreeTarget(product_target)
        wait_for_quiet()
        seen = writing.measure(target, pace, room.server.cpu_seconds)
        stored = target.stored_once(seen.accepted)
    return {
        "operations sent": seen.sent,
        "not sent, or not accepted": pace.operations - len(seen.accepted),
        "acknowledged, not stored once": len(seen.accepted) - stored,
        "streams with another number of facts": seen.wrong,
        "POST p50": milliseconds(percentile(seen.to_answer, 50)),
        "POST p95": milliseconds(percentile(seen.to_answer, 95)),
        "POST → wall p95": milliseconds(percentile(seen.to_wall, 95)),
        "frames on the wall": seen.wall_frames,
        "CPU per operation": seen.cpu_s * 1000 / max(1, seen.sent),
    }


MEASURE = Measure(
    number=12,
    title="five writers in one tree, 2 operations/s each for 60 s (--quick: 12 s), wall and five phones",
    goal="every operation accepted, every acknowledged text stored exactly once and shown",
    run_reference=lambda _: {},
    run_product=run_product,
    checks=(
        Check("operations sent", ""),
        Check("not sent, or not accepted", "", at_most=0, is_count=True),
        Check("acknowledged, not stored once", "", at_most=0, is_count=True, is_loss=True),
        Check("streams with another number of facts", "", at_most=0, is_count=True),
        Check("POST p50", "ms"),
        Check("POST p95", "ms"),
        Check("POST → wall p95", "ms"),
        Check("frames on the wall", ""),
        Check("CPU per operation", "ms"),
    ),
)
