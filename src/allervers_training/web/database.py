"""One request, one transaction, committed before the answer leaves.

On SQLite, requests that write take their turn in the event loop, with their body already read: a request
that waited for the lock inside a pool thread would keep the one that holds it from finishing, and a slow
phone must not hold the lock while it sends.

`scope="function"` matters: with FastAPI's default scope the commit would follow the answer, and a
browser could be redirected to a row that is not there yet.
"""

from asyncio import Lock
from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import Depends
from fastapi.concurrency import contextmanager_in_threadpool, run_in_threadpool
from sqlalchemy.orm import Session
from starlette.requests import Request

from allervers_training.kernel.db import Database
from allervers_training.web.security import SAFE


async def turn_to_write(request: Request) -> AsyncIterator[None]:
    database: Database = request.app.state.database
    if request.method in SAFE or not database.is_sqlite:
        yield
        return
    await request.body()  # kept by the request: its form is read from memory afterwards
    turn: Lock = request.app.state.turn_to_write
    async with turn:
        yield


TurnToWrite = Annotated[None, Depends(turn_to_write, scope="function")]


async def unit_of_work(request: Request, _turn: TurnToWrite) -> AsyncIterator[Session]:
    database: Database = request.app.state.database
    if request.method not in SAFE:
        async with contextmanager_in_threadpool(database.writing()) as session:
            yield session
        return
    session = (
        database.session()
    )  # touches nothing before its first statement: no thread to wait for
    try:
        yield session
    finally:
        if database.is_sqlite:
            session.close()
        else:
            await run_in_threadpool(session.close)


Db = Annotated[Session, Depends(unit_of_work, scope="function")]
