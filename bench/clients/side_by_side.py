"""One reader who asks two servers for the same pages, in turn: what slows the machine slows both."""

from __future__ import annotations

import http.client
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bench.clients.page_visits import visit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bench.site_target import SiteTarget


@dataclass(frozen=True)
class Visits:
    """Seconds that each visit to one page took, on either site, in the order of the visits."""

    small: Sequence[float]
    large: Sequence[float]


def visits(small: SiteTarget, large: SiteTarget, count: int) -> Mapping[str, Visits]:
    """Ask for each page `count` times on each site, after once that is not counted; who is first changes each time."""
    sites = (small, large)
    connections = [http.client.HTTPConnection("127.0.0.1", s.port, timeout=20) for s in sites]
    found = {}
    try:
        for page in small.pages:
            taken: tuple[list[float], list[float]] = ([], [])
            for number in range(count + 1):
                for side in (0, 1) if number % 2 else (1, 0):
                    path, headers = sites[side].request(page)
                    taken[side].append(visit(connections[side], path, headers))
            found[page] = Visits(taken[0][1:], taken[1][1:])
    finally:
        for connection in connections:
            connection.close()
    return found
