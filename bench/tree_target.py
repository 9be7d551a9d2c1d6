"""A tree of causes of the product as its writers see it: cards, other wordings, the number of facts."""

from __future__ import annotations

import json
import re
import sqlite3
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from bench.product import DATABASE
from bench.product_target import AS_BROWSERS_SEND, cookie_line
from bench.target import post

if TYPE_CHECKING:
    from bench.product_target import ProductTarget

FACTS = re.compile(rb"(\d+)(?: |\xc2\xa0|\xe2\x80\xaf)faits?, ")
WORDING_EVERY = 5
"""A table holds 500 cards at most: each writer words every fifth time an earlier card otherwise."""


@dataclass(frozen=True)
class TreeTarget:
    """Subscriber 0 is the projection; operation `k` is by person `k % n`, and its text is its own."""

    product: ProductTarget
    total_pattern: re.Pattern[bytes] = FACTS

    @property
    def port(self) -> int:
        return self.product.port

    @property
    def people(self) -> int:
        return len(self.product.world.cookies)

    def subscribe_request(self, subscriber: int) -> bytes:
        return self.product.subscribe_request(subscriber)

    def is_card(self, operation: int) -> bool:
        return operation // self.people % WORDING_EVERY != WORDING_EVERY - 1

    def text(self, operation: int) -> str:
        return f"Personne n'avait prévenu la permanence du changement, mot {operation}"

    def vote_request(self, operation: int) -> bytes:
        """As htmx sends the form; facts up to a third of all that was sent are surely there."""
        key = f"{self.product.issued + operation:012x}{operation:08x}.0"
        known = 1 + operation // 3
        if self.is_card(operation):
            noun, fields = "cartes", {"effet": max(1, known - operation % 7)}
        else:
            noun, fields = "formulations", {"fait": known, "vu": 0}
        world = self.product.world
        body = urlencode({"cle": key, "texte": self.text(operation), **fields}).encode()
        cookie = cookie_line(world.cookies[operation % self.people])
        path = f"/salle/{world.cohort}/activites/{world.activity}/{noun}"
        return post(path, body, cookie, *AS_BROWSERS_SEND)

    def stored_once(self, operations: frozenset[int]) -> int:
        """How many of their texts are in the log, exactly once."""
        world = self.product.world
        connection = sqlite3.connect(world.folder / DATABASE)
        try:
            rows = connection.execute(
                "SELECT payload FROM activity_event WHERE activity_id = ?", (world.activity,)
            ).fetchall()
        finally:
            connection.close()
        found = Counter(json.loads(payload).get("texte") for (payload,) in rows)
        return sum(found[self.text(operation)] == 1 for operation in operations)
