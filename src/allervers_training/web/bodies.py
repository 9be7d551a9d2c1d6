"""How much a request may send: what a form needs, and more only where a route says so.

Whatever is too much is read to its end, and thrown away, before it is refused: a browser that is cut off while
it sends shows a page of its own instead of our sentence.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from starlette.datastructures import Headers
from starlette.types import Message, Receive, Scope

from allervers_training.kernel.errors import SiteError

MAX_BODY = 64 * 1024
MOST_DRAINED = 32 * 1024 * 1024


class BodyTooLarge(SiteError):
    """More bytes than this address takes."""


@dataclass(frozen=True)
class Larger:
    """An address whose body may be larger than a form's, and what to say beyond that."""

    path: re.Pattern[str]
    most: int
    sentence: str
    remedy: str


A_FORM = Larger(
    re.compile(r"(?s:.*)"),
    MAX_BODY,
    "Ce texte est trop long pour être envoyé.",
    "Revenez à la page précédente, raccourcissez-le, puis réessayez.",
)


class Limited:
    """A `receive` that counts the bytes as they come: a body may lie about its length."""

    def __init__(self, scope: Scope, receive: Receive, larger: Sequence[Larger]) -> None:
        self.receive = receive
        self.limit = next((one for one in larger if one.path.fullmatch(scope["path"])), A_FORM)
        self.received = 0
        length = Headers(scope=scope).get("content-length", "0")
        self.says_too_much = not length.isdigit() or int(length) > self.limit.most

    async def __call__(self) -> Message:
        if self.says_too_much:
            await self._refuse()
        message = await self.receive()
        self.received += len(message.get("body", b""))
        if self.received > self.limit.most:
            await self._refuse(message)
        return message

    async def _refuse(self, message: Message | None = None) -> None:
        more = message is None or message.get("more_body", False)
        while more and self.received <= MOST_DRAINED:
            message = await self.receive()
            self.received += len(message.get("body", b""))
            more = message.get("more_body", False)
        raise BodyTooLarge(self.limit.sentence, remedy=self.limit.remedy)
