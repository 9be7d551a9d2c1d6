"""Making the course searchable while the site serves."""

import contextlib
import threading

from sqlalchemy.exc import SQLAlchemyError

from allervers_training.catalogue.library import Library
from allervers_training.kernel.db import Database
from allervers_training.kernel.errors import NotKept
from allervers_training.searching import index
from allervers_training.searching.gathering import passages_of

_one_at_a_time = threading.Lock()


def index_course(database: Database, library: Library) -> None:
    """Index the present course in a thread, for whoever starts a server; the page says until when it is not ready."""

    def make() -> None:
        with _one_at_a_time, contextlib.suppress(SQLAlchemyError, NotKept):
            edition = library.current
            index.refresh(database, edition.hash, passages_of(edition))

    threading.Thread(target=make, name="indexing", daemon=True).start()


def keep_indexed(database: Database, library: Library) -> None:
    """Index the course now, and each time that it may be another: a text whose day has come, or gone, says nothing else."""
    library.when_changed(lambda: index_course(database, library))
    index_course(database, library)
