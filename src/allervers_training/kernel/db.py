"""The database: one declarative base, one engine, and transactions that say whether they write.

SQLite is the default. The driver's own transactions are switched off and `BEGIN` is ours: a writer
starts with `BEGIN IMMEDIATE`, so that it waits for its turn instead of failing half-way.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, DateTime, Dialect, Engine, Enum, MetaData, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.orm import DeclarativeBase, Session, sessionmaker
from sqlalchemy.types import TypeDecorator

from allervers_training.kernel.errors import NotKept

AfterCommit = Callable[[], object]


class UtcDateTime(TypeDecorator[datetime]):
    """An aware UTC instant, also on SQLite, which knows no time zones."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None or dialect.name != "sqlite":
            return value
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value.replace(tzinfo=UTC) if value and dialect.name == "sqlite" else value


def words_of(words: type[StrEnum]) -> Enum:
    """Return the column type of a closed list of words: stored as text, read back as the enumeration."""
    return Enum(
        words,
        native_enum=False,
        length=20,
        values_callable=lambda kind: [word.value for word in kind],
    )


class Base(DeclarativeBase):
    """Base of all tables; constraints have names, so that migrations can speak of them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {datetime: UtcDateTime}  # noqa: RUF012 - SQLAlchemy's own spelling


class Database:
    """An engine and the two ways to open a transaction on it."""

    def __init__(self, url: str) -> None:
        self.engine = _engine(url)
        self.info: dict[str, Any] = {}  # what `app.py` hands to services, read in `Session.info`
        self._sessions = sessionmaker(
            self.engine, expire_on_commit=False, autoflush=False, info=self.info
        )

    @property
    def is_sqlite(self) -> bool:
        return self.engine.dialect.name == "sqlite"

    def before_flush(self, watch: Callable[[Session], None]) -> None:
        """Let `watch` see, and refuse, what every session of this database is about to write."""
        event.listen(self._sessions, "before_flush", lambda session, *_more: watch(session))

    def session(self) -> Session:
        """Return a session to read with, which its user closes; it opens nothing before it is used."""
        return self._sessions()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Open a transaction that writes nothing; it is rolled back at the end."""
        with self._sessions() as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """Open a transaction that is committed at the end, or rolled back when anything is raised.

        Raises `NotKept` when the storage refuses; actions given to `after_commit` run afterwards, those
        given to `if_undone` when anything was raised.
        """
        try:
            with self._sessions() as session, _undoing(session):
                session.connection(execution_options={"writes": True})
                yield session
                session.commit()
        except (OperationalError, DatabaseError) as error:
            if storage_refused(error):
                raise NotKept from error
            raise
        for action in session.info.pop("after_commit", ()):
            action()

    def dispose(self) -> None:
        self.engine.dispose()


@contextmanager
def opened(url: str) -> Iterator[Database]:
    """Lend a database for the time of one command."""
    database = Database(url)
    try:
        yield database
    finally:
        database.dispose()


def after_commit(session: Session, action: AfterCommit) -> None:
    """Run `action` once the transaction is on disk; never after a rollback."""
    session.info.setdefault("after_commit", []).append(action)


def if_undone(session: Session, action: AfterCommit) -> None:
    """Run `action` when the transaction does not hold: what it did outside of the database must go too."""
    session.info.setdefault("if_undone", []).append(action)


@contextmanager
def _undoing(session: Session) -> Iterator[None]:
    try:
        yield
    except BaseException:
        for action in session.info.pop("if_undone", ()):
            action()
        raise


def _engine(url: str) -> Engine:
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return create_engine(parsed, pool_pre_ping=True, hide_parameters=True)
    if parsed.database and not parsed.database.startswith((":", "file:")):
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
    lasting = {"timeout": 10, "check_same_thread": False}
    engine = create_engine(
        parsed, connect_args=lasting, hide_parameters=True
    )  # logs hold no answer
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:  # noqa: ANN401 - the driver's own type
    connection.isolation_level = None  # the driver starts no transaction of its own
    cursor = connection.cursor()
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "busy_timeout=10000",
        "secure_delete=ON",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes")
    begin = "BEGIN IMMEDIATE" if writes else "BEGIN"
    held: Any = connection.connection.dbapi_connection
    try:
        held.execute(
            begin
        )  # not a statement of SQLAlchemy's own: it costs a fifth of a short transaction
    except sqlite3.Error as error:
        raise OperationalError(begin, None, error) from error


def storage_refused(error: DatabaseError) -> bool:
    """Tell a refusal of the storage from a mistake of ours (SQLite's words, PostgreSQL's classes)."""
    words = str(error.orig).lower()
    signs = (
        "disk is full",
        "readonly",
        "read-only",
        "disk i/o",
        "locked",
        "unable to open",
        "no space",
    )
    return any(sign in words for sign in signs)
