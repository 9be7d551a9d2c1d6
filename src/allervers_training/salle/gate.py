"""The short way in for streams: past the layers that every other request crosses.

A stream stays open for half an hour; each layer it went through would keep its frame in memory all that time
(39 kB a connection through the whole stack). Whatever is refused here takes the ordinary way, which says why.
"""

import re

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from allervers_training.kernel.errors import SiteError
from allervers_training.salle.desk import Desk
from allervers_training.salle.stream import Stream

ADDRESS = re.compile(
    r"/(?:salle/(?P<room>[1-9]\d{0,8})|ecran/(?P<screen>[\w-]{1,80}))/flux", re.ASCII
)


class StreamGate:
    """An ASGI layer that answers for the room's streams and passes everything else on."""

    def __init__(self, app: ASGIApp, desk: Desk) -> None:
        self.app = app
        self.desk = desk

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        stream = await self._stream(scope)
        await (stream or self.app)(scope, receive, send)

    async def _stream(self, scope: Scope) -> Stream | None:
        if scope["type"] != "http" or scope["method"] != "GET":
            return None
        found = ADDRESS.fullmatch(scope["path"])
        if found is None:
            return None
        request = Request(scope)
        try:
            if found["screen"]:
                return await self.desk.screen_stream(request, found["screen"])
            return await self.desk.stream(request, int(found["room"]))
        except SiteError:
            return None
