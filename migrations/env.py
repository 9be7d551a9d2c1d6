"""Alembic's entry: runs the migrations on the engine that the program hands over."""

from alembic import context
from sqlalchemy import Connection, text

from allervers_training.app import metadata
from allervers_training.kernel.db import UtcDateTime

MINUTE_MS = 60_000


def as_plain_type(kind: str, item: object, _context: object) -> str | bool:
    """Write our own types as the plain ones they are: a migration must outlive the code of its day."""
    return (
        "sa.DateTime(timezone=True)" if kind == "type" and isinstance(item, UtcDateTime) else False
    )


def is_ours(name: str | None, kind: str, _parents: object) -> bool:
    """Leave the index of the course alone: `searching/index.py` makes it, whatever the schema."""
    return kind != "table" or not (name or "").startswith("search_passage")


def run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=metadata(),
        render_as_batch=connection.dialect.name == "sqlite",
        compare_type=True,
        render_item=as_plain_type,
        include_name=is_ours,
    )
    with context.begin_transaction():
        if connection.dialect.name == "postgresql":
            connection.execute(text(f"SET LOCAL lock_timeout = {MINUTE_MS}"))
        context.run_migrations()


def without_cascades(connection: Connection) -> None:
    """Run with foreign keys off, as SQLite asks: a table made anew is dropped first, and rows that point to it would go too.

    https://sqlite.org/lang_altertable.html#otheralter – the pragma does nothing inside a transaction.
    """
    raw = connection.connection.dbapi_connection
    raw.execute("PRAGMA foreign_keys=OFF")
    try:
        run(connection)
        broken = raw.execute("PRAGMA foreign_key_check").fetchall()
    finally:
        raw.execute("PRAGMA foreign_keys=ON")
    if broken:
        raise RuntimeError(f"rows without what they point to: {broken[:5]}")


engine = context.config.attributes["engine"]
with engine.connect().execution_options(writes=True) as opened:
    (without_cascades if opened.dialect.name == "sqlite" else run)(opened)
