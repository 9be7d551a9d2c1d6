"""Every state of the course in use: the folder's, and those that sessions were planned with."""

from functools import lru_cache
from pathlib import Path
from threading import Lock

from sqlalchemy.orm import Session

from allervers_training.catalogue.domain import Course
from allervers_training.catalogue.edition import Edition
from allervers_training.catalogue.queries import snapshot_files
from allervers_training.catalogue.sources import read_tree
from allervers_training.kernel.db import Database
from allervers_training.kernel.errors import NotFound

_KEPT = 8  # editions in memory; a training body seldom runs sessions on more


class Library:
    def __init__(self, folder: Path, database: Database | None = None) -> None:
        self.folder = folder
        self._database = database
        self._lock = Lock()
        self._current: Edition | None = None
        self._stored = lru_cache(_KEPT)(self._read)

    @property
    def current(self) -> Edition:
        """The course as it is in the folder, read once."""
        with self._lock:
            if self._current is None:
                self._current = Edition(read_tree(self.folder))
            return self._current

    def edition(self, content_hash: str) -> Edition:
        """Give the state of the course of that name; raises `NotFound` when nobody kept it."""
        current = self.current
        return current if content_hash == current.hash else self._stored(content_hash)

    def course(self, content_hash: str) -> Course:
        return self.edition(content_hash).course

    def warm(self) -> None:
        """Render what the first visitors will ask for; meant for a thread, when the site starts."""
        edition = self.current
        for document_id in edition.course.documents:
            edition.sources(edition.body(document_id).sources)

    def _read(self, content_hash: str) -> Edition:
        if self._database is None:
            raise NotFound
        with self._database.reading() as db:
            files = snapshot_files(db, content_hash)
        if files is None:
            raise NotFound
        return Edition(files)


def hand_over(library: Library, database: Database) -> None:
    """Let services that have a session of this database find the course; `app.py` calls it."""
    database.info["library"] = library


def library_of(db: Session) -> Library:
    """Return the library that was handed over with the database."""
    library: Library = db.info["library"]
    return library
