"""Starting the web server: its socket, its limits, and a stop that says farewell to open streams."""

import contextlib
import errno
import resource
import socket
import sys
from collections.abc import Callable, Sequence

import uvicorn
from fastapi import FastAPI

from allervers_training.kernel.errors import Refused
from allervers_training.kernel.settings import Settings

GRACE_SECONDS = 3
SWITCH_SECONDS = (
    0.0005  # the writer takes the interpreter back after each sync: 5 ms each time is long
)
BACKLOG = 2048  # a lecture hall that comes back at once


class Server(uvicorn.Server):
    """Tells when it is ready, and lets the streams go before it waits for them."""

    def __init__(
        self,
        config: uvicorn.Config,
        on_ready: Callable[[], None],
        close_streams: Callable[[], None],
    ) -> None:
        super().__init__(config)
        self.on_ready = on_ready
        self.close_streams = close_streams

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self.on_ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self.close_streams()
        await super().shutdown(sockets)


def listening_socket(host: str, port: int) -> socket.socket:
    """Return a bound socket; raises `Refused` in plain words when the port is taken or forbidden."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((host, port))
    except OSError as error:
        made.close()
        raise Refused(
            _why_not(error, port), remedy=f"Choisissez-en un autre : --port {port + 1}"
        ) from error
    made.listen(BACKLOG)
    return made


def serve(
    app: FastAPI, settings: Settings, bound: Sequence[socket.socket], on_ready: Callable[[], None]
) -> None:
    """Serve on these sockets until asked to stop."""
    raise_file_limit()
    sys.setswitchinterval(SWITCH_SECONDS)
    from allervers_training.app import with_gate

    config = uvicorn.Config(
        with_gate(app),
        loop="uvloop",
        http="httptools",
        log_level=settings.log_level,
        access_log=False,
        server_header=False,
        date_header=False,
        proxy_headers=False,  # `web/arrival.py` believes the proxies that the settings name, no other
        timeout_graceful_shutdown=GRACE_SECONDS,
        backlog=BACKLOG,
    )
    Server(config, on_ready, app.state.desk.rooms.hub.close_all).run(sockets=list(bound))


def raise_file_limit() -> None:
    """Each phone is an open file: take as many as the system allows."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def _why_not(error: OSError, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Le port {port} est déjà pris par un autre programme de cet ordinateur."
    if error.errno == errno.EACCES:
        return f"Le port {port} est réservé au système."
    return f"L'adresse d'écoute n'est pas utilisable ({error.strerror})."
