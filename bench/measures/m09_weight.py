"""What a first visit brings over the wire: the first page, and the phone's page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.clients.page_weight import first_visit
from bench.measures.base import Check, Measure, Sides

if TYPE_CHECKING:
    from bench.product import Product
    from bench.scenarios import Figures


def run_reference(sides: Sides) -> Figures:
    del sides
    return {}


def run_product(sides: Sides, product: Product) -> Figures:
    del sides
    world = product.world(1)
    with product.room(1) as room:
        first = first_visit(room.target.port, "/")
        phone = first_visit(room.target.port, world.phone_page, world.cookie)
    return {
        "first page: requests": first.requests,
        "first page: on the wire": first.wire_bytes / 1000,
        "phone page: requests": phone.requests,
        "phone page: on the wire": phone.wire_bytes / 1000,
        "phone page: HTML": phone.html_bytes / 1000,
    }


MEASURE = Measure(
    number=9,
    title="weight of the first page and of the phone page",
    goal="≤ 6 requests besides the stream, ≤ 60 kB on the wire",
    run_reference=run_reference,
    run_product=run_product,
    checks=(
        Check("first page: requests", "", at_most=6, is_count=True),
        Check("first page: on the wire", "kB", at_most=60, is_count=True),
        Check("phone page: requests", "", at_most=6, is_count=True),
        Check("phone page: on the wire", "kB", at_most=60, is_count=True),
        Check("phone page: HTML", "kB"),
    ),
)
