"""A prepared site as its readers see it: a port, their cookies, the pages to ask for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True)
class SiteTarget:
    port: int
    cookies: Mapping[str, str]
    pages: Mapping[str, Sequence[str]]
    """Who asks for it, and its address, by the name of the page."""

    def request(self, page: str) -> tuple[str, dict[str, str]]:
        who, path = self.pages[page]
        return path, {"Cookie": f"s={self.cookies[who]}"}
