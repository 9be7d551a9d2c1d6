"""Every state of the course in use: the newest, and those that sessions were planned with."""

import time
from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from functools import lru_cache
from pathlib import Path, PurePosixPath
from threading import Lock
from typing import Protocol

from sqlalchemy.orm import Session

from allervers_training.catalogue.domain import Course
from allervers_training.catalogue.domain.contributed import FOLDER, Offer, Piece, Pieces
from allervers_training.catalogue.edition import Edition
from allervers_training.catalogue.queries import snapshot_files
from allervers_training.catalogue.sources import CONTRIBUTED_MARK, FROM_FILE, Files, read_tree
from allervers_training.kernel import clock
from allervers_training.kernel.db import Database
from allervers_training.kernel.errors import NotFound

_KEPT = 8  # editions in memory; a training body seldom runs sessions on more
_LOOK_EVERY = 1.0  # seconds: another process may have shown or withdrawn a text


class Contributions(Protocol):
    """What a room above knows of the texts that people contribute; `app/` hands it down."""

    def tide(self, db: Session) -> int:
        """Return a number that changes with anything that changes what is shown."""

    def offer(self, db: Session, *, at: datetime) -> Offer:
        """Return what the newest state of the course lists, tombstones included."""

    def pieces(self, db: Session, marks: Collection[str]) -> Mapping[str, Piece]:
        """Return what marks say now, whenever they were made; a tombstone for what was withdrawn."""


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
        self._until: datetime | None = None
        self._tide, self._looked = -1, 0.0
        self._stored = lru_cache(_KEPT)(self._read)
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
        return current if content_hash == current.hash else self._stored(content_hash)

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
        """Forget what may have changed: a text whose day has come, or what another process did."""
        if not self._contributions or not self._database:
            return
        if self._until and clock.now() >= self._until:
            self._drop()
        if time.monotonic() - self._looked >= _LOOK_EVERY:
            with self._database.reading() as db:
                tide = self._contributions.tide(db)
            if tide != self._tide:
                self._drop()
            self._tide, self._looked = tide, time.monotonic()

    def _drop(self) -> None:
        self._current, self._until = None, None
        self._stored.cache_clear()
        for tell in self._listeners:
            tell()

    def _newest(self) -> Edition:
        if self._own is None:
            self._own = Edition(read_tree(self.folder))
        if not self._contributions or not self._database:
            return self._own
        with self._database.reading() as db:
            offer = self._contributions.offer(db, at=clock.now())
            self._until = offer.until
            files = self._marked(db, self._own, offer)
            return self._with(db, files) if files is not self._own.files else self._own

    def _marked(self, db: Session, own: Edition, offer: Offer) -> Files:
        """Put marks in the place of files: what is offered, and files of a text that is not offered any more."""
        standing = {PurePosixPath(p).stem: p for p in own.files if f"/{FOLDER}/" in p}
        known = self._known(db, standing)
        placed = {self._path(own, o.competence_id, o.slug): o for o in offer.texts}
        placed.pop("", None)
        if not known and not placed:
            return own.files
        files = {**own.files, **{standing[slug]: mark for slug, mark in known.items()}}
        for path, offered in placed.items():
            files.pop(standing.get(offered.slug, ""), None)
            files[path] = offered.mark
        return files

    def _known(self, db: Session, slugs: Collection[str]) -> Mapping[str, str]:
        """Return a mark for each file of the folder whose author is known here: her word holds, not the file's."""
        marks = {slug: f"{CONTRIBUTED_MARK}{slug}@{FROM_FILE}" for slug in slugs}
        if not marks or self._contributions is None:
            return {}
        said = self._contributions.pieces(db, set(marks.values()))
        return {slug: mark for slug, mark in marks.items() if mark in said}

    def _read(self, content_hash: str) -> Edition:
        if self._database is None:
            raise NotFound
        with self._database.reading() as db:
            files = snapshot_files(db, content_hash)
            if files is None:
                raise NotFound
            return self._with(db, files)

    def _with(self, db: Session, files: Files) -> Edition:
        """Put what marks say now in their place; what nobody can say any more is left out."""
        marks = {path: said for path, said in files.items() if said.startswith(CONTRIBUTED_MARK)}
        known = self._contributions.pieces(db, set(marks.values())) if self._contributions else {}
        found = {path: known[mark] for path, mark in marks.items() if mark in known}
        return Edition(files, Pieces(found))

    def _path(self, own: Edition, competence_id: str, slug: str) -> str:
        """Return where a contributed text stands, beside its competence; nothing when the course has no such one."""
        if own.course.competence(competence_id) is None:
            return ""
        folder = PurePosixPath(own.path_of(competence_id)).parent
        return f"{folder}/{FOLDER}/{slug}.md"


def hand_over(library: Library, database: Database) -> None:
    """Let services that have a session of this database find the course; `app.py` calls it."""
    database.info["library"] = library


def library_of(db: Session) -> Library:
    """Return the library that was handed over with the database."""
    library: Library = db.info["library"]
    return library
