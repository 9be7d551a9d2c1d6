"""One connection kept open, for a thread that writes all day."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Pool

from allervers_training.kernel.db import Database


class KeptConnection:
    """Transactions without the ORM, one after the other, by one thread.

    Taking a connection from the pool for each would cost as much as a vote. After any error it is closed,
    and the next transaction opens another.
    """

    def __init__(self, database: Database) -> None:
        self.database = database
        self._connection: Connection | None = None
        self._pool: Pool | None = None

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Commit at the end; roll back when anything is raised, and raise it."""
        connection = self._open()
        try:
            with connection.begin():
                yield connection
        except BaseException:
            self.close()
            raise

    def _open(self) -> Connection:
        engine = self.database.engine
        if self._pool is not engine.pool:  # it was disposed of, and this connection with it
            self.close()
        if self._connection is None:
            self._connection = engine.connect().execution_options(writes=True)
            self._pool = engine.pool
        return self._connection

    def close(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()
