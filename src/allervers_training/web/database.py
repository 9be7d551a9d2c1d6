"""One request, one transaction, committed before the answer leaves.

`scope="function"` matters: with FastAPI's default scope the commit would follow the answer, and a
browser could be redirected to a row that is not there yet.
"""

from collections.abc import Iterator
from typing import Annotated

from fastapi import Depends
from sqlalchemy.orm import Session
from starlette.requests import Request

from allervers_training.kernel.db import Database
from allervers_training.web.security import SAFE


def unit_of_work(request: Request) -> Iterator[Session]:
    database: Database = request.app.state.database
    opened = database.reading() if request.method in SAFE else database.writing()
    with opened as session:
        yield session


Db = Annotated[Session, Depends(unit_of_work, scope="function")]
