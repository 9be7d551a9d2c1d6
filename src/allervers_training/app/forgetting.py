"""What is kept for a time only is erased when that time is over: when the site starts, then every hour."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from allervers_training.kernel import clock
from allervers_training.kernel.db import Database
from allervers_training.kernel.traces import empty_log
from allervers_training.positioning import service as positioning

log = logging.getLogger(__name__)
EVERY = (
    3600.0  # seconds: what a page says is erased on a day is erased in the first hour of that day
)
JOIN_SECONDS = 2.0


@contextmanager
def each_hour(database: Database) -> Iterator[None]:
    """Forget what is due, now and every hour while the site lives; several processes may do so at once."""
    stopped = threading.Event()
    forget(database)
    rounds = threading.Thread(
        target=_rounds, args=(database, stopped), name="forgetting", daemon=True
    )
    rounds.start()
    yield
    stopped.set()
    rounds.join(JOIN_SECONDS)


def forget(database: Database) -> None:
    """Erase what is due; a storage that refuses is asked again in an hour."""
    try:
        with database.writing() as db:
            positioning.forget_needs(db, today=clock.room_day(clock.now()))
    except Exception:
        log.exception("what is due could not be erased")
    empty_log(database.engine)  # of what was erased while somebody was reading


def _rounds(database: Database, stopped: threading.Event) -> None:
    while not stopped.wait(EVERY):
        forget(database)
