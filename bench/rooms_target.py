"""Many sessions as clients see them: whose stream is whose, and how a trainer opens what she prepared."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bench.product_target import AS_BROWSERS_SEND, cookie_line
from bench.target import get, post


@dataclass(frozen=True)
class PreparedRoom:
    cohort: int
    activity: int
    cookies: list[str]


@dataclass(frozen=True)
class RoomsTarget:
    """Stream `k` belongs to phone `k % phones` of room `k // phones`; what it shows is its version."""

    port: int
    trainer: str
    rooms: list[PreparedRoom]
    total_pattern: re.Pattern[bytes] = re.compile(rb"id: [0-9a-f.]+-(\d+)\n")

    @property
    def phones(self) -> int:
        return len(self.rooms[0].cookies)

    def subscribe_request(self, subscriber: int) -> bytes:
        room = self.rooms[subscriber // self.phones]
        cookie = room.cookies[subscriber % self.phones]
        return get(f"/salle/{room.cohort}/flux?public=participant", cookie_line(cookie))

    def vote_request(self, vote: int) -> bytes:
        """Put in front of room `vote` the activity that waits there."""
        room = self.rooms[vote]
        body = f"activite={room.activity}".encode()
        address = f"/salle/{room.cohort}/affichage"
        return post(address, body, cookie_line(self.trainer), *AS_BROWSERS_SEND)
