"""Making the course searchable while the site serves."""

import contextlib
import threading

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from allervers_training.catalogue.library import Library
from allervers_training.kernel.db import Database
from allervers_training.kernel.errors import NotKept
from allervers_training.searching import index
from allervers_training.searching.gathering import passages_of


def index_course(database: Database, library: Library) -> None:
    """Index the course in a thread, now and each time it changes, for whoever starts a server.

    The page of answers says until when it is not ready.
    """
    one_at_a_time = threading.Lock()

    def make() -> None:
        with one_at_a_time, contextlib.suppress(SQLAlchemyError, NotKept):
            edition = library.current
            index.refresh(database, edition.hash, passages_of(edition))

    def begin() -> None:
        threading.Thread(target=make, name="indexing", daemon=True).start()

    library.when_changed(begin)
    begin()


def forget(db: Session, address: str) -> None:
    """Take a page out of the index within this transaction, every word of it: its author withdrew it."""
    index.forget(db.connection(), address)
