"""Watching an answer on its way out."""

from starlette.types import Message, Send


class Answering:
    """Passes an answer on, and knows whether it has begun."""

    def __init__(self, send: Send) -> None:
        self.send = send
        self.has_started = False

    async def __call__(self, message: Message) -> None:
        self.has_started = True
        await self.send(message)


def without_body(send: Send) -> Send:
    """Keep the headers and drop the body, as HEAD asks."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.body":
            message = {**message, "body": b""}
        await send(message)

    return sending
