"""What is left of erased words in SQLite's own files, and how it goes.

`secure_delete` blanks what is deleted in the database (`kernel/db.py`); the log beside it keeps former pages until it is emptied.
"""

import sqlite3

from sqlalchemy import Connection, Engine

PATIENCE_MS = 500  # nobody waits longer than that for the log to be emptied


def empty_log(bind: Engine | Connection) -> bool:
    """Empty SQLite's log, and tell whether it is empty; on PostgreSQL there is nothing to do.

    Somebody who reads at this moment keeps it: it is asked again every hour.
    """
    if bind.dialect.name != "sqlite":
        return True
    held = bind.engine.raw_connection()
    try:
        cursor = held.cursor()
        cursor.execute("PRAGMA busy_timeout")
        (usual,) = cursor.fetchone() or (0,)
        cursor.execute(f"PRAGMA busy_timeout={PATIENCE_MS}")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        busy, *_pages = cursor.fetchone() or (1,)
        cursor.execute(f"PRAGMA busy_timeout={usual}")
        cursor.close()
    except sqlite3.Error:
        return False
    finally:
        held.close()
    return not busy
