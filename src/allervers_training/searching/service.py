"""Making the course searchable while the site serves."""

import contextlib
import threading

from sqlalchemy.exc import SQLAlchemyError

from allervers_training.catalogue.library import Library
from allervers_training.kernel.db import Database
from allervers_training.kernel.errors import NotKept
from allervers_training.kernel.signals import Listener, content_changed
from allervers_training.searching import index
from allervers_training.searching.gathering import passages_of


def index_course(database: Database, library: Library) -> None:
    """Index the present course in a thread, for whoever starts a server; the page says until when it is not ready."""

    def make() -> None:
        edition = library.current
        with contextlib.suppress(SQLAlchemyError, NotKept):
            index.refresh(database, edition.hash, passages_of(edition))

    threading.Thread(target=make, name="indexing", daemon=True).start()


def keep_indexed(database: Database, library: Library) -> Listener:
    """Index the course now, and each time that something of it is shown, changed or withdrawn.

    Return what listens, for whoever wants it to stop before the program does.
    """

    def again(_about: int) -> None:
        library.forget()
        index_course(database, library)

    content_changed.connect(again)
    index_course(database, library)
    return again
