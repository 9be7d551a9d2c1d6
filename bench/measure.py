"""Percentiles, ratios, and what the kernel says of a server: CPU of its process tree, memory."""

from __future__ import annotations

import os
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

TICKS_PER_SECOND = os.sysconf("SC_CLK_TCK")
FARTHEST = 2.0
"""A round in which the reference is that many times off its own median is thrown away."""


def percentile(values: Sequence[float], percent: float) -> float:
    """Nearest rank; NaN when nothing was measured."""
    if not values:
        return float("nan")
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * percent / 100))]


def milliseconds(seconds: float) -> float:
    return seconds * 1000


def ratio(product: float, reference: float) -> float:
    return product / reference if reference else float("nan")


def steady(reference: Sequence[float]) -> list[bool]:
    """Which rounds to keep, by how far the reference is from its median."""
    middle = median(reference)
    return [middle / FARTHEST <= value <= middle * FARTHEST for value in reference]


def process_tree(pid: int) -> list[int]:
    """The process and all that descend from it."""
    found = [pid]
    for known in found:
        for task in Path(f"/proc/{known}/task").glob("*/children"):
            found.extend(int(child) for child in _read(task).split())
    return found


def cpu_seconds(pid: int) -> float:
    """User and system time spent so far by the whole tree."""
    return sum(_ticks(process) for process in process_tree(pid)) / TICKS_PER_SECOND


def pss_kb(pid: int) -> int:
    """Memory of the tree, shared pages divided among those who share them."""
    return sum(_pss(process) for process in process_tree(pid))


def machine_use(seconds: float = 0.3) -> float:
    """Share of the processors used meanwhile, by anybody; we sleep."""
    before = _machine_busy()
    time.sleep(seconds)
    return (_machine_busy() - before) / seconds / (os.cpu_count() or 1)


def wait_for_quiet(limit: float = 0.05, patience: float = 4.0) -> float:
    """Wait, but not for ever, until others and the server itself are at rest; what is still used."""
    end = time.monotonic() + patience
    while (used := machine_use()) > limit and time.monotonic() < end:
        pass
    return used


def _ticks(pid: int) -> int:
    fields = _read(Path(f"/proc/{pid}/stat")).rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12]) if fields else 0


def _pss(pid: int) -> int:
    for line in _read(Path(f"/proc/{pid}/smaps_rollup")).splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1])
    return 0


def _machine_busy() -> float:
    fields = [int(field) for field in _read(Path("/proc/stat")).splitlines()[0].split()[1:]]
    idle = fields[3] + fields[4]
    return (sum(fields[:8]) - idle) / TICKS_PER_SECOND


def _read(path: Path) -> str:
    try:
        return path.read_text()
    except OSError:
        return ""  # the process ended meanwhile
