"""What one audience of one room sees: its frame, its regions, their versions, and who watches."""

import asyncio
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from starlette.types import Send

from allervers_training.activities.engine.kind import Audience

FRAME = "activite"  # the element that holds all regions of whatever is on
SLOT = "<!--region:{}-->"  # where a region stands in its frame
MOST_DIGITS = 12  # of a version in a cursor


@dataclass(frozen=True, order=True)
class RoomAudience:
    """Who a channel speaks to: one audience of one session de formation, or one part of it (a table)."""

    room: int
    audience: Audience
    part: int = 0


@dataclass(eq=False, slots=True)
class Subscriber:
    """One open stream; `seen` is the version its server has taken."""

    send: Send
    seen: int
    person_key: Any = None  # whose stream this is, to count people
    right: Any = None  # what lets her watch, checked again at each heartbeat
    task: "asyncio.Task[Any] | None" = None
    catching_up: "asyncio.Task[None] | None" = None
    channel: "Channel | None" = None  # where she watches now
    is_leaving: bool = False
    ends_at: float = math.inf  # on the monotonic clock


@dataclass(frozen=True)
class Region:
    html: str
    version: int


@dataclass(frozen=True)
class Rendered:
    """What a rendering brings: a new frame when another activity is on, and the regions that changed."""

    regions: Mapping[str, str]
    frame: str | None = None


@dataclass
class Channel:
    """What one audience of one room sees now, and who watches."""

    key: RoomAudience
    epoch: str
    version: int = 0
    frame: Region = Region("", 0)
    regions: dict[str, Region] = field(default_factory=dict)
    shows: object = None  # which activity the frame is for
    views: dict[str, object] = field(default_factory=dict)  # what each region was rendered from
    subscribers: set[Subscriber] = field(default_factory=set)
    last_push: float = 0.0
    last_cost: float = 0.0
    timer: asyncio.TimerHandle | None = None

    def put(self, rendered: Rendered) -> bool:
        """Take what was rendered, under one new version; False when nothing changed."""
        if rendered.frame is None and not rendered.regions:
            return False
        self.version += 1
        if rendered.frame is not None:
            self.frame = Region(rendered.frame, self.version)
            self.regions.clear()
        for name, html in rendered.regions.items():
            self.regions[name] = Region(html, self.version)
        return True

    def whole(self) -> str:
        """Return the frame with the newest of each region in its place."""
        html = self.frame.html
        for name, region in self.regions.items():
            html = html.replace(SLOT.format(name), region.html, 1)
        return html

    def cursor(self) -> str:
        return f"{self.epoch}-{self.version}"

    def version_of(self, cursor: str) -> int:
        """Return how far a client is; one that comes from another life of the server has nothing."""
        epoch, _, version = cursor.partition("-")
        is_number = version.isascii() and version.isdigit() and len(version) < MOST_DIGITS
        return int(version) if epoch == self.epoch and is_number else 0

    def message_since(self, seen: int) -> bytes:
        """Return one event with everything newer than `seen`; empty when there is nothing."""
        partials = self.partials_since(seen)
        return encode_event(self.cursor(), partials) if partials else b""

    def partials_since(self, seen: int) -> str:
        """Return the frame when it is newer than `seen`, or else the newer regions, as htmx partials."""
        if self.frame.version > seen:
            return _partial(FRAME, self.whole(), "innerHTML")
        newer = [(name, region) for name, region in self.regions.items() if region.version > seen]
        return "".join(_partial(name, region.html, "innerMorph") for name, region in newer)


def encode_event(cursor: str, partials: str) -> bytes:
    """Return one server-sent event that carries htmx partials."""
    data = partials.replace("\r", "").replace("\n", "\ndata: ")
    return f"id: {cursor}\ndata: {data}\n\n".encode()


def _partial(target: str, html: str, swap: str) -> str:
    return f'<hx-partial hx-target="#{target}" hx-swap="{swap}">{html}</hx-partial>'
