"""Pushes rendered regions to every subscriber of a room's audience, never deltas.

A region is rendered once and encoded once. The hub calls each ASGI `send` itself: when the call ends at
once the bytes are with the server, otherwise the client is slow, its call is dropped before it wrote
anything, and it receives the newest state later from a task of its own. So a slow client holds at most one
pending version of each region and delays nobody. (1.2 times the cost of bare sockets; a queue and a task
per client cost 1.4 to 2.6 times: research/perf.md §2.)
"""

import asyncio
import logging
import random
import time
from collections.abc import Callable
from dataclasses import astuple
from typing import Any

from allervers_training.activities.engine.channel import (
    Channel,
    Rendered,
    RoomAudience,
    Subscriber,
)
from allervers_training.activities.engine.kind import Audience

log = logging.getLogger(__name__)
SECONDS_BETWEEN = {  # the shortest pause between two pushes of a burst
    Audience.PARTICIPANT: 0.1,
    Audience.PROJECTION: 0.02,
    Audience.CONSOLE: 0.02,
}
SCREENS_FIRST = (Audience.PROJECTION, Audience.CONSOLE, Audience.PARTICIPANT)
WINDOW_PER_COST = 4  # the pause follows the cost of the last fan-out: a big room keeps its breath
LONGEST_WINDOW = 0.25  # seconds; however large the room, nobody waits longer in a burst


Render = Callable[[Channel], Rendered]


class Hub:
    """All channels of this process; lives in the event loop and is touched by it alone."""

    def __init__(self, render: Render, *, epoch: str) -> None:
        self.render = render
        self.epoch = epoch
        self.channels: dict[RoomAudience, Channel] = {}
        self.on_presence: Callable[[int], None] = lambda _room: None

    def channel(self, key: RoomAudience) -> Channel:
        """Return a channel, rendered for the first time when nobody asked for it before."""
        channel = self.channels.get(key)
        if channel is None:
            channel = Channel(key, self.epoch)
            channel.put(self.render(channel))
            self.channels[key] = channel
        return channel

    def subscribe(self, key: RoomAudience, subscriber: Subscriber) -> Channel:
        channel = self.channel(key)
        channel.subscribers.add(subscriber)
        self.on_presence(key.room)
        return channel

    def unsubscribe(self, channel: Channel, subscriber: Subscriber) -> None:
        channel.subscribers.discard(subscriber)
        if subscriber.catching_up:
            subscriber.catching_up.cancel()
        self.on_presence(channel.key.room)

    def present(self, room: int) -> set[Any]:
        """Return the people whose phone is connected now."""
        channel = self.channels.get(RoomAudience(room, Audience.PARTICIPANT))
        return {one.person_key for one in channel.subscribers} if channel else set()

    def changed(self, room: int, *audiences: Audience) -> None:
        """Say that something of a room may look different: at once when calm, paced in a burst."""
        for audience in audiences or SCREENS_FIRST:
            channel = self.channels.get(RoomAudience(room, audience))
            if channel and channel.timer is None:
                self._safely_schedule(channel)

    def close_all(self) -> None:
        """Say farewell to every stream, with a random delay before each comes back."""
        for channel in self.channels.values():
            for subscriber in tuple(channel.subscribers):
                dismiss(subscriber)

    def _safely_schedule(self, channel: Channel) -> None:
        """Let no fault in rendering for one audience keep the others from seeing."""
        try:
            self._schedule(channel)
        except Exception:
            log.exception(
                "the %s of room %d could not be rendered", *reversed(astuple(channel.key))
            )

    def _schedule(self, channel: Channel) -> None:
        cost = min(WINDOW_PER_COST * channel.last_cost, LONGEST_WINDOW)
        window = max(SECONDS_BETWEEN[channel.key.audience], cost)
        wait = channel.last_push + window - time.monotonic()
        loop = asyncio.get_running_loop()
        if wait > 0:
            channel.timer = loop.call_later(wait, self._push, channel)
        elif channel.key.audience is Audience.PARTICIPANT:  # after the answers to those who tapped
            channel.timer = loop.call_later(0, self._push, channel)
        else:
            self._push(channel)

    def _push(self, channel: Channel) -> None:
        channel.timer = None
        before = channel.version
        changed = channel.put(self.render(channel))
        started = time.monotonic()
        if changed:
            fan_out(channel, before)
        channel.last_push = time.monotonic()
        channel.last_cost = channel.last_push - started


def fan_out(channel: Channel, before: int) -> None:
    """Give the newest version to everybody; most have the previous one and share the same bytes."""
    message = _body(channel.message_since(before))
    version = channel.version
    for subscriber in channel.subscribers:
        if subscriber.catching_up or subscriber.is_leaving:
            continue  # it will read the newest state when its turn comes
        if subscriber.seen == before and _sent_at_once(subscriber, message):
            subscriber.seen = version
        else:
            catch_up(channel, subscriber)


def catch_up(channel: Channel, subscriber: Subscriber) -> None:
    """Bring a client that fell behind to the newest state, from a task of its own."""
    if subscriber.seen < channel.version and not subscriber.catching_up:
        subscriber.catching_up = asyncio.ensure_future(_catch_up(channel, subscriber))


def heartbeat(channel: Channel, message: bytes) -> None:
    """Send a named event that scripts can see; a slow client needs none, it is being written to."""
    body = _body(message)
    for subscriber in channel.subscribers:
        if not subscriber.catching_up and not subscriber.is_leaving:
            _sent_at_once(subscriber, body)


def farewell() -> bytes:
    """Return the last event of a stream: come back, each after a delay of its own."""
    delay = random.randint(1000, 6000)  # noqa: S311 - spreads the return wave, no secret
    return f"retry: {delay}\nevent: au-revoir\ndata: {delay}\n\n".encode()


def dismiss(subscriber: Subscriber) -> None:
    """End a stream from our side."""
    subscriber.is_leaving = True
    if subscriber.task:
        subscriber.task.cancel()


def _sent_at_once(subscriber: Subscriber, message: dict[str, Any]) -> bool:
    """Push without waiting; False when the client is slow, and then nothing was written."""
    call = subscriber.send(message)
    try:
        call.send(None)  # type: ignore[attr-defined]  # an ASGI send is a coroutine
    except StopIteration:
        return True
    except (OSError, RuntimeError):
        return True  # gone; its own stream will notice
    call.close()  # type: ignore[attr-defined]
    return False


async def _catch_up(channel: Channel, subscriber: Subscriber) -> None:
    """Bring one slow client to the newest state, waiting for its buffer each time."""
    try:
        while subscriber.seen < channel.version:
            version = channel.version
            message = channel.message_since(subscriber.seen)
            await subscriber.send(_body(message))
            subscriber.seen = version
    finally:
        subscriber.catching_up = None


def _body(message: bytes) -> dict[str, Any]:
    return {"type": "http.response.body", "body": message, "more_body": True}
