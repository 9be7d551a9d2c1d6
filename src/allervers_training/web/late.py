"""A page that is long to draw, drawn once the transaction is over: nobody waits for the lock meanwhile."""

from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response
from starlette.types import Receive, Scope, Send


class Late(Response):
    """An answer made by `draw` when it is about to leave, after the commit of its request."""

    def __init__(self, draw: Callable[[], Response]) -> None:
        super().__init__()
        self.draw = draw

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        answer = await run_in_threadpool(self.draw)
        await answer(scope, receive, send)
