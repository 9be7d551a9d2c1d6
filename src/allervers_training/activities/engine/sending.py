"""Giving bytes to open streams, without ever waiting for one of them.

The hub calls each ASGI `send` itself: when the call ends at once the bytes are with the server, otherwise the
client is slow, its call is dropped before it wrote anything, and it receives the newest state later from a
task of its own. So a slow client holds at most one pending version of each region and delays nobody. (1.2
times the cost of bare sockets; a queue and a task per client cost 1.4 to 2.6 times: research/perf.md §2.)
"""

import asyncio
import random
from typing import Any

from allervers_training.activities.engine.channel import Channel, Subscriber


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
            catch_up(subscriber)


def catch_up(subscriber: Subscriber) -> None:
    """Bring a client that fell behind to the newest state of her channel, from a task of its own."""
    channel = subscriber.channel
    if channel and subscriber.seen < channel.version and not subscriber.catching_up:
        subscriber.catching_up = asyncio.ensure_future(_catch_up(subscriber))


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


async def _catch_up(subscriber: Subscriber) -> None:
    """Bring one slow client to the newest state, waiting for its buffer each time."""
    try:
        while (channel := subscriber.channel) and subscriber.seen < channel.version:
            version = channel.version
            message = channel.message_since(subscriber.seen)
            await subscriber.send(_body(message))
            if subscriber.channel is channel:  # she may have been moved meanwhile
                subscriber.seen = version
    finally:
        subscriber.catching_up = None


def _body(message: bytes) -> dict[str, Any]:
    return {"type": "http.response.body", "body": message, "more_body": True}
