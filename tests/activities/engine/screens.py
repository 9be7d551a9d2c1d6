"""Screens that watch a room (fast, slow, gone), and a wall to render."""

import asyncio
from dataclasses import dataclass, field

from starlette.types import Message

from allervers_training.activities.engine.channel import SLOT, Channel, Rendered, Subscriber
from allervers_training.activities.engine.kind import Audience


class Fast:
    """A server that takes whatever it is given, at once."""

    def __init__(self) -> None:
        self.bodies: list[bytes] = []

    async def __call__(self, message: Message) -> None:
        self.bodies.append(message["body"])


class Slow(Fast):
    """A full buffer: `send` ends only once it is released."""

    def __init__(self) -> None:
        super().__init__()
        self._free = asyncio.Event()

    async def __call__(self, message: Message) -> None:
        await self._free.wait()
        self.bodies.append(message["body"])

    def release(self) -> None:
        self._free.set()


class Broken(Fast):
    """A connection that is gone."""

    def __init__(self, error: type[Exception]) -> None:
        super().__init__()
        self.error = error

    async def __call__(self, _message: Message) -> None:
        raise self.error("gone")


@dataclass
class Wall:
    """What is rendered: one region, in a frame that is given the first time."""

    text: str = "un"
    breaks: Audience | None = None
    renderings: int = 0
    _shown: dict[int, str] = field(default_factory=dict)

    def render(self, channel: Channel) -> Rendered:
        if channel.key.audience is self.breaks:
            raise ZeroDivisionError
        self.renderings += 1
        before = self._shown.get(id(channel))
        self._shown[id(channel)] = self.text
        if before == self.text:
            return Rendered({})
        frame = None if before else SLOT.format("a")
        return Rendered({"a": f"<p>{self.text}</p>"}, frame)


async def settled(subscriber: Subscriber) -> None:
    """Wait until a slow screen has caught up."""
    for _ in range(100):
        if subscriber.catching_up is None:
            return
        await asyncio.sleep(0.005)
    raise AssertionError("still catching up")
