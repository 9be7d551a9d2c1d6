"""What a client must know of a server: where it is, what to send, what to read in the stream."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Protocol

ACCEPTED = frozenset({200, 201, 204, 303})


class Target(Protocol):
    """Subscriber 0 is the screen, the others are phones; votes count from 0.

    In a room of `n` people vote `k` is by person `k % n`; the first vote of each raises the total.
    """

    @property
    def port(self) -> int: ...

    @property
    def total_pattern(self) -> re.Pattern[bytes]:
        """Its first group is the visible total, in any event that shows it."""

    def subscribe_request(self, subscriber: int) -> bytes: ...

    def vote_request(self, vote: int) -> bytes: ...


@dataclass(frozen=True)
class LiveTarget:
    """The reference loop."""

    port: int
    total_pattern: re.Pattern[bytes] = re.compile(rb'data-total="(\d+)"')

    def subscribe_request(self, subscriber: int) -> bytes:
        return get("/stream?audience=" + ("phone" if subscriber else "screen"))

    def vote_request(self, vote: int) -> bytes:
        return post("/vote", f"voter={vote}&choice={vote % 2}".encode())


@dataclass(frozen=True)
class FloorTarget:
    """The bare sockets: what is posted is what is pushed, `size` bytes of it."""

    port: int
    size: int = 1024
    total_pattern: re.Pattern[bytes] = re.compile(rb'data-total="(\d+)"')

    def subscribe_request(self, subscriber: int) -> bytes:
        del subscriber
        return get("/stream")

    def vote_request(self, vote: int) -> bytes:
        event = f'data: <p data-total="{vote + 1}"></p>'.encode()
        return post("/publish", event.ljust(self.size - 2, b".") + b"\n\n")


def get(path: str, *headers: str) -> bytes:
    return _head("GET", path, "accept: text/event-stream", *headers)


def post(path: str, body: bytes, *headers: str) -> bytes:
    kind = "content-type: application/x-www-form-urlencoded"
    return _head("POST", path, kind, f"content-length: {len(body)}", *headers) + body


def _head(method: str, path: str, *headers: str) -> bytes:
    lines = [f"{method} {path} HTTP/1.1", "host: 127.0.0.1", *headers]
    return "\r\n".join([*lines, "", ""]).encode()
