"""What a first visit and the next ones cost on the wire, in requests, bytes and nodes (design/quality.md)."""

import gzip
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from tests.browser.room import Room, advance, connected, follows, prepare

MOST_REQUESTS = 6
FIRST_VISIT = 60_000
NEXT_VISITS = 20_000
JS_PACKED, CSS_PACKED, FONT = 20_000, 9_000, 30_000
HTML, NODES = 30_000, 800
READ = ("/", "/modules", "/competences/c2-besoin", "/rejoindre")


@dataclass
class Wire:
    """Every byte that a page receives, by address, as the browser's own network layer counts it."""

    bytes_of: dict[str, int] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    _addresses: dict[str, str] = field(default_factory=dict)
    _open: set[str] = field(default_factory=set)

    def listen(self, context: BrowserContext, page: Page) -> None:
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.on("Network.requestWillBeSent", self._asked)
        session.on("Network.loadingFinished", self._finished)

    def forget(self) -> None:
        self.bytes_of.clear()
        self.kinds.clear()

    @property
    def total(self) -> int:
        return sum(self.bytes_of.values())

    @property
    def requests(self) -> list[str]:
        """What crossed the wire, besides the stream; the cache costs nothing."""
        return [url for url in self.kinds if "/flux" not in url and not url.startswith("data:")]

    def size(self, ending: str) -> int:
        return sum(n for url, n in self.bytes_of.items() if urlsplit(url).path.endswith(ending))

    def _asked(self, event: dict[str, Any]) -> None:
        url = event["request"]["url"]
        self._addresses[event["requestId"]] = url
        self.kinds[url] = event.get("type", "")

    def _finished(self, event: dict[str, Any]) -> None:
        url = self._addresses.get(event["requestId"], "?")
        self.bytes_of[url] = self.bytes_of.get(url, 0) + int(event["encodedDataLength"])


def visit(page: Page, wire: Wire, address: str, *, live: bool = False) -> str:
    """Open a page, wait until it rests, and return its HTML as sent."""
    wire.forget()
    answer = page.goto(address, wait_until="load")
    assert answer is not None
    if live:
        connected(page)
    else:
        page.wait_for_load_state("networkidle")
    return answer.text()


def within_budget(page: Page, wire: Wire, html: str) -> None:
    assert len(wire.requests) <= MOST_REQUESTS, wire.requests
    assert wire.total <= FIRST_VISIT, wire.bytes_of
    assert wire.size(".js") <= JS_PACKED
    assert wire.size(".css") <= CSS_PACKED
    assert wire.size(".woff2") <= FONT
    assert len(html.encode()) <= HTML
    assert page.evaluate("document.querySelectorAll('*').length") <= NODES


@pytest.mark.parametrize("address", READ)
def test_reading_pages(room: Room, address: str) -> None:
    context = room.context()
    page, wire = context.new_page(), Wire()
    wire.listen(context, page)
    html = visit(page, wire, address)
    within_budget(page, wire, html)
    visit(page, wire, address)
    assert wire.total <= NEXT_VISITS, wire.bytes_of
    assert not wire.size(".css")
    assert not wire.size(".woff2")


def test_the_phone_in_the_room(room: Room) -> None:
    """Joining, then the live page, as a phone that has never come; then each phase within the same limits."""
    console = room.console()
    prepare(console)
    phone = room.phone("Awa")
    context = room.context(storage_state=phone.context.storage_state())
    page, wire = context.new_page(), Wire()
    wire.listen(context, page)
    within_budget(page, wire, visit(page, wire, room.group.session, live=True))
    visit(page, wire, room.group.session, live=True)
    assert wire.total <= NEXT_VISITS, wire.bytes_of
    for phase in ("position", "revelation", "echanges"):
        advance(console, phase)
        follows(page, phase)
        assert page.evaluate("document.querySelectorAll('*').length") <= NODES


def test_the_wall_and_the_console(room: Room) -> None:
    """A reading of the same budget for the two other screens."""
    console = room.console()
    prepare(console)
    state = console.context.storage_state()
    for address in (console.url, room.group.screen):
        context = room.context(storage_state=state)
        page, wire = context.new_page(), Wire()
        wire.listen(context, page)
        within_budget(page, wire, visit(page, wire, address, live=True))


def test_static_files_are_packed_and_kept_a_year(room: Room) -> None:
    page = room.context().new_page()
    page.goto("/rejoindre")
    sheet = page.locator("link[rel=stylesheet]").get_attribute("href") or ""
    answer = page.request.get(sheet, headers={"accept-encoding": "gzip"})
    assert "immutable" in answer.headers["cache-control"]
    assert answer.headers["content-encoding"] == "gzip"
    assert len(gzip.compress(answer.body(), 9)) <= CSS_PACKED
    expect(page.locator("h1")).to_be_visible()
