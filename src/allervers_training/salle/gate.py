"""The short way in for what a room does most: opening a stream, and sending one tap.

A stream stays open for half an hour; each layer it went through would keep its frame in memory all that time
(39 kB a connection through the whole stack). A tap is worth a few microseconds of rules, and the layers made
for pages cost several hundred. Whatever is not plainly one of the two, and whatever is refused here, takes the
ordinary way, which says why: a command that was refused changed nothing, and one that was kept is known by its key.
"""

import re
from collections.abc import Sequence
from urllib.parse import parse_qsl

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from allervers_training.kernel.errors import SiteError
from allervers_training.salle import pages
from allervers_training.salle.desk import Desk
from allervers_training.salle.stream import Stream
from allervers_training.web.answering import SMALLEST_PACKED, packed
from allervers_training.web.arrival import Arrival
from allervers_training.web.bodies import MAX_BODY
from allervers_training.web.forms import MAX_FIELDS
from allervers_training.web.headers import headers_of_site
from allervers_training.web.security import is_same_origin

STREAM = re.compile(
    r"/(?:salle/(?P<room>[1-9]\d{0,8})|ecran/(?P<screen>[\w-]{1,80}))/flux", re.ASCII
)
COMMAND = re.compile(r"/salle/([1-9]\d{0,8})/activites/([1-9]\d{0,8})/([a-z-]{1,40})", re.ASCII)
FORM = "application/x-www-form-urlencoded"


class RoomGate:
    """An ASGI layer that answers for streams and taps, and passes everything else on."""

    def __init__(self, app: ASGIApp, desk: Desk, arrival: Arrival, *, https: bool) -> None:
        self.app = app
        self.arrival = arrival
        self.desk = desk
        self.headers = [
            (b"content-type", b"text/html; charset=utf-8"),
            (b"cache-control", b"no-store"),
            *headers_of_site(https=https),
        ]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        app = self.app
        if scope["type"] == "http" and self.arrival.mark(scope).host_is_known:
            if scope["method"] == "GET":
                app = await self._stream(scope) or app
            elif scope["method"] == "POST" and (found := COMMAND.fullmatch(scope["path"])):
                app, receive = await self._command(scope, receive, found)
        await app(scope, receive, send)

    async def _stream(self, scope: Scope) -> Stream | None:
        found = STREAM.fullmatch(scope["path"])
        if found is None:
            return None
        request = Request(scope)
        try:
            if found["screen"]:
                return await self.desk.screen_stream(request, found["screen"])
            return await self.desk.stream(request, int(found["room"]))
        except SiteError:
            return None

    async def _command(
        self, scope: Scope, receive: Receive, found: re.Match[str]
    ) -> tuple[ASGIApp, Receive]:
        """Return the answer to a tap, or the ordinary way with whatever was read given back."""
        if not _is_tap(Headers(scope=scope)):
            return self.app, receive
        message = await receive()
        fields = None if message.get("more_body") else _fields(message.get("body", b""))
        answer = await self._answer(Request(scope), found, fields) if fields else None
        return answer or self.app, _replayed(message, receive)

    async def _answer(
        self, request: Request, found: re.Match[str], fields: dict[str, str]
    ) -> ASGIApp | None:
        """Do what the tap asks; None when the ordinary way should say what is wrong."""
        room, activity, noun = int(found[1]), int(found[2]), found[3]
        try:
            seat = await self.desk.seat(request, room)
            roster = await self.desk.rooms.ready(room)
            live = await self.desk.live(roster, activity)
            live = await self.desk.perform(seat, live, noun, fields)
            body = pages.answer(self.desk, seat, live, noun, fields.get("choix", "")).encode()
            answer = Answer(body, self.headers)
            return answer if len(body) < SMALLEST_PACKED else packed(answer)
        except Exception:  # noqa: BLE001 - met again on the ordinary way, where it is written down and told
            return None


class Answer:
    """What a tap gets back: headers that never change, and a few hundred bytes of HTML."""

    def __init__(self, body: bytes, headers: Sequence[tuple[bytes, bytes]]) -> None:
        self.body = body
        self.headers = headers

    async def __call__(self, _scope: Scope, _receive: Receive, send: Send) -> None:
        headers = [*self.headers, (b"content-length", str(len(self.body)).encode())]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": self.body})


def _is_tap(headers: Headers) -> bool:
    """Tell whether this is a form sent by a script of our own pages, no longer than a form may be."""
    length = headers.get("content-length", "")
    return (
        headers.get("hx-request") == "true"
        and headers.get("content-type") == FORM
        and length.isdigit()
        and int(length) <= MAX_BODY
        and is_same_origin(headers)
    )


def _fields(body: bytes) -> dict[str, str] | None:
    """Return the fields of a form, read as `web.forms.read_form` does; None when it would refuse them."""
    try:
        pairs = parse_qsl(
            body.decode("ascii"),
            keep_blank_values=True,
            errors="strict",
            max_num_fields=MAX_FIELDS,
        )
    except ValueError:
        return None
    fields = {name: value.strip() for name, value in pairs}
    return fields if len(fields) == len(pairs) else None


def _replayed(first: Message, receive: Receive) -> Receive:
    """Return a `receive` that begins with a message already taken."""
    waiting = [first]

    async def replayed() -> Message:
        return waiting.pop() if waiting else await receive()

    return replayed
