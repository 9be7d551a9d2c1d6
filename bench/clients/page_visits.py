"""One reader who asks for the same page again and again, on one connection."""

from __future__ import annotations

import http.client
import time


def visits(port: int, path: str, headers: dict[str, str], count: int) -> list[float]:
    """Seconds that each visit took."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        return [visit(connection, path, headers) for _ in range(count)]
    finally:
        connection.close()


def visit(connection: http.client.HTTPConnection, path: str, headers: dict[str, str]) -> float:
    started = time.perf_counter()
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    answer.read()
    if answer.status != 200:
        raise RuntimeError(f"{path} answered {answer.status}")
    return time.perf_counter() - started
