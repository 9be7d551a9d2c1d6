"""What a first visit brings over the wire: the page, its styles, scripts, images and fonts."""

from __future__ import annotations

import gzip
import http.client
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

FETCHED_LINKS = frozenset({"stylesheet", "preload", "modulepreload", "icon", "manifest"})
IN_STYLES = re.compile(r"""(?:url\(|@import\s+)["']?([^"')]+)""")
MOST_REQUESTS = 60


@dataclass
class Weight:
    """`wire_bytes` counts heads and bodies, compressed as they travel."""

    paths: list[str] = field(default_factory=list)
    wire_bytes: int = 0
    html_bytes: int = 0

    @property
    def requests(self) -> int:
        return len(self.paths)


class Resources(HTMLParser):
    """Addresses that a browser fetches by itself; not streams, not what a person must click."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "link" and FETCHED_LINKS & set(given.get("rel", "").split()):
            self.found.append(given.get("href", ""))
        elif tag in {"script", "img", "source", "iframe"} and given.get("src"):
            self.found.append(given["src"])


def first_visit(port: int, path: str, cookie: str = "") -> Weight:
    weight = Weight()
    waiting = [path]
    while waiting and weight.requests < MOST_REQUESTS:
        current = waiting.pop(0)
        if current in weight.paths:
            continue
        kind, body = _fetch(port, current, cookie, weight)
        waiting += [urljoin(current, found) for found in _needs(kind, body) if _travels(found)]
        if weight.requests == 1:
            weight.html_bytes = len(body)
    return weight


def _travels(address: str) -> bool:
    """Whether it is fetched at all, and from here: pages bring nothing from elsewhere."""
    parts = urlsplit(address)
    return bool(parts.path) and not parts.scheme and not parts.netloc


def _fetch(port: int, path: str, cookie: str, weight: Weight) -> tuple[str, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        headers = {"Accept-Encoding": "gzip"} | ({"Cookie": cookie} if cookie else {})
        connection.request("GET", path, headers=headers)
        response = connection.getresponse()
        body = response.read()
    finally:
        connection.close()
    if response.status != 200:
        raise RuntimeError(f"{path} answered {response.status}")
    head = sum(len(name) + len(value) + 4 for name, value in response.getheaders()) + 17
    weight.paths.append(path)
    weight.wire_bytes += head + len(body)
    if response.getheader("content-encoding") == "gzip":
        body = gzip.decompress(body)
    return response.getheader("content-type", ""), body.decode("utf-8", errors="replace")


def _needs(kind: str, body: str) -> list[str]:
    if kind.startswith("text/html"):
        parser = Resources()
        parser.feed(body)
        return parser.found
    return IN_STYLES.findall(body) if kind.startswith("text/css") else []
