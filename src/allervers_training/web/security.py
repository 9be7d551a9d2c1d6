"""Headers, same-origin checks, known names and body limits, as one small ASGI middleware.

The stream keeps the server's own `send` (in `scope["allervers.send"]`): after its headers are out, a
push crosses no layer of ours.
"""

from collections.abc import Awaitable, Callable, MutableMapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from allervers_training.web.answering import Answering, without_body
from allervers_training.web.arrival import Arrival, Arrived
from allervers_training.web.bodies import Larger, Limited
from allervers_training.web.headers import headers_of_site, with_ours

OnFault = Callable[[Request, Exception], Awaitable[Response]]
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
UNKNOWN_NAME = (
    "Ce site ne répond pas à ce nom. Ouvrez l'adresse affichée au mur ou donnée avec l'invitation. "
    "Pour la personne qui l'installe : réglez ALLERVERS_PUBLIC_URL, ou ALLERVERS_EXTRA_HOSTS."
)


class Shield:
    """Adds the headers, refuses foreign unsafe requests and oversized bodies, answers for our own faults."""

    def __init__(
        self,
        app: ASGIApp,
        *,
        https: bool,
        on_fault: OnFault,
        arrival: Arrival,
        larger: Sequence[Larger] = (),
    ) -> None:
        self.app = app
        self.arrival = arrival
        self.on_fault = on_fault
        self.headers = headers_of_site(https=https)
        self.larger = larger

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        arrived = self.arrival.mark(scope)
        if (
            scope["method"] == "HEAD"
        ):  # RFC 9110 §9.1: whatever answers GET answers HEAD, without a body
            scope, send = {**scope, "method": "GET", "allervers.head": True}, without_body(send)
        scope["allervers.send"] = send
        answer = Answering(self._with_headers(send))
        refusal = self._refusal(scope, arrived)
        if refusal:
            await refusal(scope, receive, answer)
            return
        body = Limited(scope, receive, self.larger)
        try:
            if body.says_too_much and scope["method"] not in SAFE:
                await body()
            await self.app(scope, body, answer)
        except Exception as error:
            if answer.has_started:
                raise
            response = await self.on_fault(Request(scope), error)
            await response(scope, receive, answer)

    def _refusal(self, scope: Scope, arrived: Arrived) -> Response | None:
        if not arrived.host_is_known:
            return _plain(421, UNKNOWN_NAME)
        if scope["method"] in SAFE:
            return None
        headers = Headers(scope=scope)
        if not is_same_origin(headers):
            return _plain(
                403, "Cette action venait d'un autre site : elle a été refusée. Rien n'a changé."
            )
        return None

    def _with_headers(self, send: Send) -> Send:
        async def sending(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = with_ours(message.get("headers", ()), self.headers)
            await send(message)

        return sending


def is_same_origin(headers: Headers) -> bool:
    """Tell whether an unsafe request comes from our own pages (OWASP: Fetch Metadata, then Origin).

    `Sec-Fetch-Site` is absent on plain HTTP other than localhost: there `Origin` decides. A request
    with neither is no browser's cross-site request; cookies are `SameSite=Lax` besides.
    """
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site in {"same-origin", "none"}
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc == headers.get("host")


def _plain(status: int, sentence: str) -> Response:
    return Response(sentence, status, media_type="text/plain; charset=utf-8")
