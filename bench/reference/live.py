"""The live loop at its least: POST a vote, group commit, tally pushed to every stream.

No accounts, no templates, no checks: what remains is the price of the idea itself.
Run: `python -m bench.reference.live --database FILE`.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

import uvicorn

from bench.reference.hub import Hub, Lane
from bench.reference.listening import announce, arguments, free_socket
from bench.reference.writer import Vote, Writer

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    Receive = Callable[[], Awaitable[dict[str, Any]]]
    Send = Callable[[dict[str, Any]], Awaitable[None]]

PADDING = "·" * 450
STREAM = [(b"content-type", b"text/event-stream"), (b"cache-control", b"no-store")]


class Live:
    """The ASGI application: `GET /stream?audience=screen|phone`, `POST /vote`, `GET /`."""

    def __init__(self, database: str, earlier: int) -> None:
        self.writer = Writer(database, earlier)
        self.hub = Hub(self.frame)

    def frame(self) -> bytes:
        """One event of about 1 kB: the tally as a region."""
        for_, against = self.writer.tally
        text = f'data: <p data-total="{for_ + against}">{for_} / {against}</p>{PADDING}\n\n'
        return text.encode()

    async def __call__(self, scope: dict[str, Any], receive: Receive, send: Send) -> None:
        if scope["method"] == "POST":
            await self.vote(receive, send)
        elif scope["path"] == "/stream":
            await self.stream(self.lane(scope), receive, send)
        else:
            await answer(send, 200)

    def lane(self, scope: dict[str, Any]) -> Lane:
        is_screen = scope["query_string"] == b"audience=screen"
        return self.hub.screens if is_screen else self.hub.phones

    async def vote(self, receive: Receive, send: Send) -> None:
        form = parse_qs((await receive())["body"])
        vote = Vote(int(form[b"voter"][0]), int(form[b"choice"][0]))
        await self.writer.commit(vote)
        self.hub.changed()
        await answer(send, 204)

    async def stream(self, lane: Lane, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": STREAM})
        await send({"type": "http.response.body", "body": self.frame(), "more_body": True})
        lane.subscribers.add(send)
        try:
            while (await receive())["type"] != "http.disconnect":
                pass
        finally:
            lane.subscribers.discard(send)


async def answer(send: Send, status: int) -> None:
    await send(
        {"type": "http.response.start", "status": status, "headers": [(b"content-length", b"0")]}
    )
    await send({"type": "http.response.body", "body": b""})


def main() -> None:
    options = arguments()
    config = uvicorn.Config(
        Live(options.database, options.earlier),
        loop="uvloop",
        http="httptools",
        ws="none",
        lifespan="off",
        access_log=False,
        log_level="warning",
        timeout_graceful_shutdown=1,
    )
    server = uvicorn.Server(config)
    sock = free_socket()
    end = threading.Timer(options.lifetime, setattr, (server, "should_exit", True))
    end.daemon = True
    end.start()
    announce(sock)
    server.run(sockets=[sock])


if __name__ == "__main__":
    main()
