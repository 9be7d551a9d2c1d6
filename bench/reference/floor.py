"""The floor of the fan-out: bare asyncio sockets that push the same bytes, with no framework.

GET opens a stream; POST pushes its body, as it is, to every stream.
Run: `python -m bench.reference.floor`.
"""

from __future__ import annotations

import asyncio
from typing import cast

import uvloop

from bench.reference.listening import announce, free_socket, lifetime

HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n\r\n: ready\n\n"
DONE = b"HTTP/1.1 204 No Content\r\n\r\n"

streams: set[asyncio.WriteTransport] = set()


class Floor(asyncio.Protocol):
    def __init__(self) -> None:
        self.pending = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast("asyncio.WriteTransport", transport)

    def data_received(self, data: bytes) -> None:
        self.pending += data
        head, found, body = self.pending.partition(b"\r\n\r\n")
        if not found:
            return
        if head.startswith(b"GET"):
            self.pending = b""
            self.transport.write(HEAD)
            streams.add(self.transport)
        elif len(body) >= _content_length(head):
            self.pending = b""
            for stream in streams:
                stream.write(body)
            self.transport.write(DONE)

    def connection_lost(self, exc: Exception | None) -> None:
        del exc
        streams.discard(self.transport)


def _content_length(head: bytes) -> int:
    _, found, rest = head.lower().partition(b"content-length:")
    return int(rest.split(b"\r\n", 1)[0]) if found else 0


async def serve() -> None:
    sock = free_socket()
    server = await asyncio.get_running_loop().create_server(Floor, sock=sock, backlog=2048)
    announce(sock)
    await asyncio.sleep(lifetime())
    server.close()


if __name__ == "__main__":
    uvloop.run(serve())
