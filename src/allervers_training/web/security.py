"""Headers, same-origin checks and body limits, as one small ASGI middleware.

The stream keeps the server's own `send` (in `scope["allervers.send"]`): after its headers are out, a
push crosses no layer of ours.
"""

from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import Any
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from allervers_training.kernel.errors import SiteError
from allervers_training.web.answering import Answering, without_body

OnFault = Callable[[Request, Exception], Awaitable[Response]]
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
MAX_BODY = 64 * 1024
MAX_UPLOAD = 6 * 1024 * 1024  # a photo of 5 MB, and what a form adds around it
UPLOADS = ("/declaration/attestation",)  # ends of the addresses that take a file
TOO_LARGE = "C'est trop lourd : raccourcissez le texte, ou choisissez un fichier plus petit."
CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'; object-src 'none'"
)
HEADERS = (
    (b"content-security-policy", CSP.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (
        b"referrer-policy",
        b"same-origin",
    ),  # `no-referrer` would make native forms send `Origin: null`
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
)
HSTS = (b"strict-transport-security", b"max-age=31536000")


class BodyTooLarge(SiteError):
    """More bytes than a form of ours needs."""


class Shield:
    """Adds the headers, refuses foreign unsafe requests and oversized bodies, answers for our own faults."""

    def __init__(
        self, app: ASGIApp, *, https: bool, on_fault: OnFault, max_body: int = MAX_BODY
    ) -> None:
        self.app = app
        self.on_fault = on_fault
        self.headers = headers_of_site(https=https)
        self.max_body = max_body

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        if (
            scope["method"] == "HEAD"
        ):  # RFC 9110 §9.1: whatever answers GET answers HEAD, without a body
            scope, send = {**scope, "method": "GET", "allervers.head": True}, without_body(send)
        scope["allervers.send"] = send
        answer = Answering(self._with_headers(send))
        refusal = self._refusal(scope)
        if refusal:
            await refusal(scope, receive, answer)
            return
        try:
            await self.app(scope, self._limited(scope, receive), answer)
        except Exception as error:
            if answer.has_started:
                raise
            response = await self.on_fault(Request(scope), error)
            await response(scope, receive, answer)

    def _refusal(self, scope: Scope) -> Response | None:
        if scope["method"] in SAFE:
            return None
        headers = Headers(scope=scope)
        if not is_same_origin(headers):
            return _plain(
                403, "Cette action venait d'un autre site : elle a été refusée. Rien n'a changé."
            )
        length = headers.get("content-length", "0")
        is_fit = length.isdigit() and int(length) <= self._largest(scope)
        return None if is_fit else _plain(413, TOO_LARGE)

    def _largest(self, scope: Scope) -> int:
        return MAX_UPLOAD if scope["path"].endswith(UPLOADS) else self.max_body

    def _limited(self, scope: Scope, receive: Receive) -> Receive:
        """Count the bytes as they come: a body may lie about its length."""
        received, largest = 0, self._largest(scope)

        async def limited() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > largest:
                raise BodyTooLarge(TOO_LARGE)
            return message

        return limited

    def _with_headers(self, send: Send) -> Send:
        async def sending(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = _merged(message.get("headers", ()), self.headers)
            await send(message)

        return sending


def headers_of_site(*, https: bool) -> tuple[tuple[bytes, bytes], ...]:
    """Return what every answer of the site carries."""
    return (*HEADERS, HSTS) if https else HEADERS


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


def _merged(
    present: Iterable[tuple[bytes, bytes]], added: Iterable[tuple[bytes, bytes]]
) -> list[tuple[bytes, bytes]]:
    present = list(present)
    names = {name for name, _ in present}
    if not any(name == b"cache-control" for name in names):
        present.append(
            (b"cache-control", b"no-store")
        )  # ASVS 14.3.2: private unless said otherwise
    return present + [(name, value) for name, value in added if name not in names]


def _plain(status: int, sentence: str) -> Response:
    return Response(sentence, status, media_type="text/plain; charset=utf-8")
