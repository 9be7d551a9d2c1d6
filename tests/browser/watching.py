"""What a page must never do: complain in its console, break its policy, call another site."""

import re
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request

LOST_LINK = r"net::ERR_|Failed to fetch|NetworkError|network error"
REFUSED = r"status of (401|404|409|413|422|429|507)"


class Watch:
    """Collects the faults of all pages of a test; `allow` names those that the test provokes."""

    def __init__(self, host: str) -> None:
        self.host = host
        self._allowed: list[str] = []
        self._faults: list[str] = []

    def follow(self, context: BrowserContext) -> None:
        context.on("console", self._console)
        context.on("weberror", lambda error: self._faults.append(f"script: {error.error}"))
        context.on("request", self._request)

    def allow(self, pattern: str) -> None:
        self._allowed.append(pattern)

    def faults(self) -> list[str]:
        return [f for f in self._faults if not any(re.search(p, f) for p in self._allowed)]

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} or "Content Security Policy" in message.text:
            where = message.location.get("url", "")
            self._faults.append(f"console {message.type}: {message.text} [{where}]")

    def _request(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme in {"http", "https", "ws", "wss"} and address.netloc != self.host:
            self._faults.append(f"another site: {request.url}")


def mark(*pages: Page) -> None:
    """Leave something in each page that a reload would wipe out."""
    for page in pages:
        page.evaluate("window.marque = 'la même page'")


def is_same_page(page: Page) -> bool:
    return bool(page.evaluate("window.marque === 'la même page'"))
