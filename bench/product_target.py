"""The product as clients see it: its addresses, its cookies, its forms, its words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bench.target import get, post

if TYPE_CHECKING:
    from pathlib import Path

TOTAL = re.compile(rb'data-annonce-compte="(\d+) sur')
PLACES = ("oui", "non")
AS_BROWSERS_SEND = (
    "hx-request: true",
    "sec-fetch-site: same-origin",
    "accept-encoding: gzip, deflate, br, zstd",
)
COURSE_PAGE = "/competences/c2-besoin"


@dataclass(frozen=True)
class Prepared:
    """A world on disk and what clients need to enter it."""

    folder: Path
    cohort: int
    activity: int
    screen: str
    cookies: list[str]

    @property
    def phone_page(self) -> str:
        return f"/salle/{self.cohort}"

    @property
    def cookie(self) -> str:
        """Of the first phone."""
        return f"s={self.cookies[0]}"


@dataclass(frozen=True)
class ProductTarget:
    """Each phone has its cookie, the projection its address, each form its key."""

    port: int
    world: Prepared
    issued: int
    total_pattern: re.Pattern[bytes] = TOTAL

    def subscribe_request(self, subscriber: int) -> bytes:
        if subscriber == 0:
            return get(f"/ecran/{self.world.screen}/flux")
        path = f"/salle/{self.world.cohort}/flux?public=participant"
        return get(path, cookie_line(self.world.cookies[subscriber - 1]))

    def vote_request(self, vote: int) -> bytes:
        """As htmx sends the form; its key is like a page's, with the vote as noise."""
        people = len(self.world.cookies)
        key = f"{self.issued + vote:012x}{vote:08x}.0"
        place = PLACES[vote // people % len(PLACES)]
        path = f"/salle/{self.world.cohort}/activites/{self.world.activity}/positions"
        cookie = cookie_line(self.world.cookies[vote % people])
        body = f"cle={key}&place={place}".encode()
        return post(path, body, cookie, *AS_BROWSERS_SEND)


def cookie_line(token: str) -> str:
    return f"cookie: s={token}"
