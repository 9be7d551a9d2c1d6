"""Every state of the course in use: the newest, and those that sessions were planned with."""

import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from threading import Lock

from sqlalchemy.orm import Session

from allervers_training.catalogue.contributions import Contributions, marked, pieces_of
from allervers_training.catalogue.domain import Course
from allervers_training.catalogue.domain.contributed import Offer
from allervers_training.catalogue.edition import Edition
from allervers_training.catalogue.queries import snapshot_files
from allervers_training.catalogue.sources import Files, read_tree
from allervers_training.kernel import clock
from allervers_training.kernel.db import Database
from allervers_training.kernel.errors import NotFound

_KEPT = 8  # editions in memory; a training body seldom runs sessions on more
_LOOK_EVERY = 1.0  # seconds: another process may have shown or withdrawn a text


class Library:
    def __init__(
        self,
        folder: Path,
        database: Database | None = None,
        contributions: Contributions | None = None,
    ) -> None:
        self.folder = folder
        self._database = database
        self._contributions = contributions
        self._lock = Lock()
        self._own: Edition | None = None
        self._current: Edition | None = None
        self._offer = Offer()
        self._tide, self._looked = -1, 0.0
        self._stored: dict[str, Edition] = {}
        self._drops = 0
        self._listeners: list[Callable[[], None]] = []

    @property
    def current(self) -> Edition:
        """The course as it is in the folder, read once, with what people let be shown now."""
        with self._lock:
            self._keep_up()
            if self._current is None:
                self._current = self._newest()
            return self._current

    def edition(self, content_hash: str) -> Edition:
        """Give the state of the course of that name; raises `NotFound` when nobody kept it."""
        current = self.current
        if content_hash == current.hash:
            return current
        with self._lock:
            found, drops = self._stored.get(content_hash), self._drops
        return found or self._keep(content_hash, self._read(content_hash), drops)

    def course(self, content_hash: str) -> Course:
        return self.edition(content_hash).course

    def when_changed(self, tell: Callable[[], None]) -> None:
        """Let somebody know, in a moment, that the newest state may be another; quick, asking nothing here."""
        self._listeners.append(tell)

    def forget(self, _about: int = 0) -> None:
        """Ask again what may be shown: somebody agreed to something, or withdrew it."""
        with self._lock:
            self._drop()

    def warm(self) -> None:
        """Render what the first visitors will ask for; meant for a thread, when the site starts."""
        edition = self.current
        for document_id in edition.course.documents:
            edition.sources(edition.body(document_id).sources)

    def _keep_up(self) -> None:
        """Forget what may have changed: something whose day has come, or what another process did."""
        if not self._contributions or not self._database:
            return
        if self._offer.until and clock.now() >= self._offer.until:
            self._drop()
        if time.monotonic() - self._looked >= _LOOK_EVERY:
            with self._database.reading() as db:
                tide = self._contributions.tide(db)
            if tide != self._tide:
                self._drop()
            self._tide, self._looked = tide, time.monotonic()

    def _drop(self) -> None:
        self._current, self._offer, self._drops = None, Offer(), self._drops + 1
        self._stored.clear()
        for tell in self._listeners:
            tell()

    def _keep(self, content_hash: str, edition: Edition, drops: int) -> Edition:
        """Keep a state of the course, unless it was read before something was withdrawn."""
        with self._lock:
            if drops == self._drops:
                self._stored[content_hash] = edition
            while len(self._stored) > _KEPT:
                self._stored.pop(next(iter(self._stored)))
        return edition

    def _newest(self) -> Edition:
        if self._own is None:
            self._own = Edition(read_tree(self.folder))
        if not self._contributions or not self._database:
            return self._own
        with self._database.reading() as db:
            at = clock.now()
            self._offer = self._contributions.offer(db, at=at)
            files = marked(db, self._contributions, self._own, self._offer, at=at)
            return self._said(db, files, at=at) if files is not self._own.files else self._own

    def _read(self, content_hash: str) -> Edition:
        if self._database is None:
            raise NotFound
        with self._database.reading() as db:
            files = snapshot_files(db, content_hash)
            if files is None:
                raise NotFound
            return self._said(db, files, at=clock.now())

    def _said(self, db: Session, files: Files, *, at: datetime) -> Edition:
        return Edition(files, pieces_of(db, self._contributions, files, at=at))


def hand_over(library: Library, database: Database) -> None:
    """Let services that have a session of this database find the course; `app.py` calls it."""
    database.info["library"] = library


def library_of(db: Session) -> Library:
    """Return the library that was handed over with the database."""
    library: Library = db.info["library"]
    return library
