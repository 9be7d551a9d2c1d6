"""A signed-in course page: its cost beside the bare rendering of its template, its statements."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bench.clients.page_visits import visits
from bench.measure import milliseconds, percentile, wait_for_quiet
from bench.measures.base import Check, Measure, Sides
from bench.product import run
from bench.product_target import COURSE_PAGE

if TYPE_CHECKING:
    from bench.product import Product
    from bench.scenarios import Figures

SERVER_MS = 1.1
"""What a server, a session and four reads cost at least (research/perf.md §4)."""
SMALL, LARGE = 6, 500
VISITS = 200


def run_reference(sides: Sides) -> Figures:
    if sides.product is None:
        return {}
    render = _probe(sides.product, SMALL)["render ms"]
    return {"CPU of a page": render + SERVER_MS, "bare render": render}


def run_product(sides: Sides, product: Product) -> Figures:
    del sides
    small, large = _probe(product, SMALL), _probe(product, LARGE)
    with product.room(LARGE) as room:
        cookie, port = product.world(LARGE).cookie, room.target.port
        visits(port, COURSE_PAGE, {"Cookie": cookie}, VISITS // 10)
        wait_for_quiet()
        cpu = -room.server.cpu_seconds()
        taken = visits(port, COURSE_PAGE, {"Cookie": cookie}, VISITS)
        cpu += room.server.cpu_seconds()
        packed = -room.server.cpu_seconds()
        visits(port, COURSE_PAGE, {"Cookie": cookie, "Accept-Encoding": "gzip"}, VISITS)
        packed += room.server.cpu_seconds()
    return {
        "CPU of a page": milliseconds(cpu) / VISITS,
        "CPU of a page, compressed": milliseconds(packed) / VISITS,
        "page p50": milliseconds(percentile(taken, 50)),
        "page p95": milliseconds(percentile(taken, 95)),
        "SQL statements, session of 6": small["statements"],
        "SQL statements, session of 500": large["statements"],
    }


def _probe(product: Product, people: int) -> dict[str, Any]:
    with product.copy(people) as world:
        return run("bench.probe_page", str(world.folder), COURSE_PAGE, world.cookie)


MEASURE = Measure(
    number=7,
    title="signed-in course page",
    goal="CPU ≤ 1.5 × (bare render of that page + 1.1 ms); ≤ 5 SQL statements whatever the sizes",
    run_reference=run_reference,
    run_product=run_product,
    checks=(
        Check("CPU of a page", "ms", at_most=1.5, as_ratio=True),
        Check("CPU of a page, compressed", "ms"),
        Check("bare render", "ms"),
        Check("page p50", "ms"),
        Check("page p95", "ms"),
        Check("SQL statements, session of 6", "", at_most=5, is_count=True),
        Check("SQL statements, session of 500", "", at_most=5, is_count=True),
    ),
)
