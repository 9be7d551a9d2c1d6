"""A hundred sessions open at once, twelve phones each, on one process: an activity is opened in one of them."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from bench import scenarios
from bench.clients import many_rooms
from bench.clients.sse_fanout import Fanout
from bench.measure import wait_for_quiet
from bench.measures.base import Check, Measure, Sides
from bench.rooms import floor

if TYPE_CHECKING:
    from bench.product import Product
    from bench.scenarios import Figures

ROOMS, PHONES, OPENINGS = 100, 12, 40
QUICK_ROOMS, QUICK_OPENINGS = 20, 10
SEED = 4
USUAL_FRAME = 1024
GOAL_MS = 300


def run_floor(sides: Sides) -> Figures:
    """Bare sockets: one room of twelve phones, and nothing to write down."""
    del sides
    with floor(USUAL_FRAME) as room:
        return {"phones p95": scenarios.reached(room, Fanout(PHONES))["p95"]}


def run_product(sides: Sides, product: Product) -> Figures:
    rooms, openings = (QUICK_ROOMS, QUICK_OPENINGS) if sides.quick else (ROOMS, OPENINGS)
    chosen = random.Random(SEED).sample(range(rooms), openings)
    many = _opened(product, rooms, chosen)
    alone = [_opened(product, 1, [0]) for _ in range(3)]
    return {
        "phones p50": many.p50,
        "phones p95": many.p95,
        "slowest phone": many.last,
        "POST p95": many.post_p95,
        "one room alone, slowest phone": min(each.last for each in alone),
        "phones not reached, streams closed": many.lost + many.closed,
        "pushes to another room": many.astray,
        "streams open in": many.connect_s,
        "kB per connection, its share of a room included": many.pss_kb_each,
        "bytes for a phone": many.event_bytes,
    }


def _opened(product: Product, rooms: int, chosen: list[int]) -> many_rooms.Openings:
    with product.many_rooms(rooms, PHONES) as (server, target):
        wait_for_quiet()
        return many_rooms.measure(target, chosen, server.pss_kb)


MEASURE = Measure(
    number=13,
    title=f"{ROOMS} sessions open at once, {PHONES} phones each, one process: an activity opens in one",
    goal=f"its phones have it within {GOAL_MS} ms (p95), and no other room hears of it",
    run_reference=run_floor,
    run_product=run_product,
    checks=(
        Check("phones p50", "ms"),
        Check("phones p95", "ms", at_most=GOAL_MS),
        Check("slowest phone", "ms"),
        Check("POST p95", "ms"),
        Check("one room alone, slowest phone", "ms"),
        Check("phones not reached, streams closed", "", at_most=0, is_count=True),
        Check("pushes to another room", "", at_most=0, is_count=True),
        Check("streams open in", "s"),
        Check("kB per connection, its share of a room included", "kB"),
        Check("bytes for a phone", "B"),
    ),
)
