"""One page of the product, in this process: its bare rendering, and the SQL statements it takes.

Run in the product's environment: `python -m bench.probe_page DATA PATH COOKIE`.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import event

from allervers_training.app import create_app
from allervers_training.kernel.settings import Settings
from allervers_training.web.templating import Templates

if TYPE_CHECKING:
    from collections.abc import Mapping, MutableMapping

    from fastapi import FastAPI

RENDERINGS = 200
NOT_COUNTED = ("BEGIN", "COMMIT", "ROLLBACK", "PRAGMA")

rendered: list[tuple[str, Mapping[str, Any]]] = []
statements: list[str] = []


def main() -> None:
    folder, path, cookie = sys.argv[1:4]
    _note_renderings()
    app = create_app(Settings(data_dir=Path(folder)))
    event.listen(app.state.database.engine, "before_cursor_execute", _note_statement)
    asyncio.run(_visit(app, path, cookie))
    name, context = rendered[-1]
    template = app.state.templates.environment.get_template(name)
    started = time.process_time()
    for _ in range(RENDERINGS):
        template.render(context)
    each = (time.process_time() - started) * 1000 / RENDERINGS
    print(json.dumps({"render ms": each, "statements": len(statements)}))


def _note_renderings() -> None:
    genuine = Templates.page

    def noting(self: Templates, name: str, context: Mapping[str, Any]) -> str:
        rendered.append((name, context))
        return genuine(self, name, context)

    Templates.page = noting  # type: ignore[method-assign]


def _note_statement(*arguments: Any) -> None:  # noqa: ANN401 - SQLAlchemy's hook
    statement = str(arguments[2])
    if not statement.upper().startswith(NOT_COUNTED):
        statements.append(statement)


async def _visit(app: FastAPI, path: str, cookie: str) -> None:
    """Twice: what is cached on the first visit is not the price of the page."""
    async with app.router.lifespan_context(app):
        for _ in range(2):
            statements.clear()
            await _get(app, path, cookie)


async def _get(app: FastAPI, path: str, cookie: str) -> None:
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "root_path": "",
        "headers": [(b"host", b"127.0.0.1"), (b"cookie", cookie.encode())],
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 80),
    }
    status: list[int] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            status.append(message["status"])

    await app(scope, receive, send)
    if status != [200]:
        raise RuntimeError(f"{path} answered {status}")


if __name__ == "__main__":
    main()
