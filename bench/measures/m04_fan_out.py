"""One publication, a thousand subscribers: the last one, beside bare sockets; then two thousand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench import scenarios
from bench.clients.sse_fanout import Fanout
from bench.measures.base import Check, Measure, Sides
from bench.rooms import floor

if TYPE_CHECKING:
    from bench.rooms import Side
    from bench.scenarios import Figures

THOUSAND = Fanout(1000)
TWO_THOUSAND = Fanout(2000, publications=5, gap=0.5)
TWO = Fanout(2, publications=3, warm_up=1, gap=0.15)
USUAL_EVENT = 1024


def run_floor(sides: Sides) -> Figures:
    """The floor pushes as many bytes as the product does; the live loop is there to compare."""
    with floor(_event_size(sides)) as room:
        bare = scenarios.reached(room, THOUSAND)
    live = scenarios.fan_out(sides.reference, THOUSAND)
    return {
        "last of 1,000": bare["last"],
        "bytes of an event": bare["event bytes"],
        "kB per connection": live["kB each"],
        "live loop: last of 1,000 ÷ floor": live["last"] / bare["last"],
    }


def run_product(sides: Sides, side: Side) -> Figures:
    del sides
    thousand = scenarios.fan_out(side, THOUSAND)
    crowd = scenarios.fan_out(side, TWO_THOUSAND)
    return {
        "last of 1,000": thousand["last"],
        "bytes of an event": thousand["event bytes"],
        "kB per connection": thousand["kB each"],
        "1,000 open in": thousand["connecting"],
        "2,000 clients: lost or closed": crowd["lost"] + crowd["closed"],
    }


def _event_size(sides: Sides) -> int:
    if sides.product is None:
        return USUAL_EVENT
    two = sides.once("event", sides.product, lambda side: scenarios.fan_out(side, TWO))
    return int(two["event bytes"])


MEASURE = Measure(
    number=4,
    title="fan-out: the last of 1,000 subscribers; memory per connection; 2,000 clients",
    goal="≤ 1.5 × floor; ≤ 12 kB; no loss",
    run_reference=run_floor,
    run_product=run_product,
    checks=(
        Check("last of 1,000", "ms", at_most=1.5, as_ratio=True),
        Check("bytes of an event", "B"),
        Check("live loop: last of 1,000 ÷ floor", "×"),
        Check("kB per connection", "kB", at_most=12),
        Check("1,000 open in", "s"),
        Check("2,000 clients: lost or closed", "", at_most=0, is_count=True),
    ),
)
