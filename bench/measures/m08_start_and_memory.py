"""From the start of the process to the first page, and memory: idle, then with 500 phones."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

from bench.clients import opening
from bench.measures.base import Check, Measure, Sides

if TYPE_CHECKING:
    from bench.product import Product
    from bench.rooms import Running, Side
    from bench.scenarios import Figures

PHONES = 500
AT_REST = 1.0


def run(sides: Sides, side: Side) -> Figures:
    del sides
    with side.room(PHONES) as room:
        started = first_page(room)
        cpu = room.server.cpu_seconds()
        time.sleep(AT_REST)
        idle = room.server.pss_kb()
        full = opening.run(_with_phones(room))
    return {
        "start → first page": started,
        "CPU until the first page": cpu,
        "idle PSS": idle / 1024,
        "PSS, 500 phones": full / 1024,
    }


def run_product(sides: Sides, product: Product) -> Figures:
    return run(sides, product) | {"very first start": product.very_first_start()}


def first_page(room: Running) -> float:
    """Seconds from the start of the process to the whole of the first page."""
    room.server.first_page(room.target.port)
    return time.perf_counter() - room.server.started


async def _with_phones(room: Running) -> int:
    async with opening.open_room(room.target, PHONES + 1) as streams:
        if streams.closed or streams.refused:
            raise RuntimeError(f"{streams.closed + streams.refused} streams were refused")
        await asyncio.sleep(AT_REST)
        return room.server.pss_kb()


MEASURE = Measure(
    number=8,
    title="process start → first page; memory (PSS) idle and with 500 phones",
    goal="≤ 1.5 s; ≤ 95 MB; ≤ 160 MB",
    run_reference=lambda sides: run(sides, sides.reference),
    run_product=run_product,
    checks=(
        Check("start → first page", "s", at_most=1.5),
        Check("CPU until the first page", "s"),
        Check("very first start", "s"),
        Check("idle PSS", "MB", at_most=95),
        Check("PSS, 500 phones", "MB", at_most=160),
    ),
)
