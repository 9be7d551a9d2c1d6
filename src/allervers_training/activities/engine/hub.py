"""Pushes rendered regions to every subscriber of a room's audience, never deltas.

A region is rendered once for each audience (or each part of a room) and encoded once; `sending` gives the same
bytes to everybody.
"""

import asyncio
import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import astuple, replace
from typing import Any

from allervers_training.activities.engine.channel import (
    Channel,
    Rendered,
    RoomAudience,
    Subscriber,
)
from allervers_training.activities.engine.kind import Audience
from allervers_training.activities.engine.sending import catch_up, dismiss, fan_out

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
        self._of_room: dict[tuple[int, Audience], list[Channel]] = {}
        self.on_presence: Callable[[int], None] = lambda _room: None

    def channel(self, key: RoomAudience) -> Channel:
        """Return a channel, rendered for the first time when nobody asked for it before."""
        channel = self.channels.get(key)
        if channel is None:
            channel = Channel(key, f"{self.epoch}.{key.part}" if key.part else self.epoch)
            channel.put(self.render(channel))
            self.channels[key] = channel
            self._of_room.setdefault((key.room, key.audience), []).append(channel)
        return channel

    def channels_of(self, room: int, audience: Audience) -> Sequence[Channel]:
        """Return the channels of one audience: one, or one for each part of the room."""
        return self._of_room.get((room, audience), ())

    def subscribe(self, key: RoomAudience, subscriber: Subscriber) -> Channel:
        channel = self.channel(key)
        channel.subscribers.add(subscriber)
        subscriber.channel = channel
        self.on_presence(key.room)
        return channel

    def unsubscribe(self, subscriber: Subscriber) -> None:
        channel = subscriber.channel
        if channel is None:
            return
        channel.subscribers.discard(subscriber)
        if subscriber.catching_up:
            subscriber.catching_up.cancel()
        self.on_presence(channel.key.room)

    def present(self, room: int) -> set[Any]:
        """Return the people whose phone is connected now."""
        channels = self.channels_of(room, Audience.PARTICIPANT)
        return {one.person_key for channel in channels for one in channel.subscribers}

    def regroup(self, room: int, part_of: Callable[[Any], int]) -> None:
        """Let each phone of a room follow its own part of it; `part_of` takes its person's key."""
        for channel in tuple(self.channels_of(room, Audience.PARTICIPANT)):
            for subscriber in tuple(channel.subscribers):
                part = part_of(subscriber.person_key)
                if part != channel.key.part:
                    self._move(channel, subscriber, part)

    def _move(self, channel: Channel, subscriber: Subscriber, part: int) -> None:
        """Show somebody another part of the room, whole."""
        channel.subscribers.discard(subscriber)
        there = self.channel(replace(channel.key, part=part))
        there.subscribers.add(subscriber)
        subscriber.channel, subscriber.seen = there, 0
        catch_up(subscriber)

    def changed(self, room: int, *audiences: Audience) -> None:
        """Say that something of a room may look different: at once when calm, paced in a burst."""
        for audience in audiences or SCREENS_FIRST:
            for channel in self.channels_of(room, audience):
                if channel.timer is None:
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
