"""The thread that sends: one message at a time, woken by a commit, never polling within a minute.

A message is claimed in one short transaction, sent without any, and noted in another: no lock is held
while a server thinks. A process that dies in between leaves its claim to the next one, after a lease: a
message may then arrive twice, but none is lost.
"""

import logging
import threading
from collections.abc import Callable, Sequence
from datetime import datetime

from allervers_training.kernel import clock
from allervers_training.kernel.db import Database
from allervers_training.kernel.mail import queueing
from allervers_training.kernel.mail.outgoing import OutgoingMail
from allervers_training.kernel.mail.reasons import Reason, reason_of
from allervers_training.kernel.mail.server import MailServer
from allervers_training.kernel.signals import mail_queued

log = logging.getLogger(__name__)
LEAST_WAIT, LONGEST_WAIT = 60.0, 900.0  # seconds; another process may have queued something
Chore = Callable[[datetime], None]
JOIN_SECONDS = 2.0  # a server that hangs keeps nobody: the thread dies with the process


class Postman:
    """Sends what is due; failing servers are left alone for a minute.

    `chores` are done before each round, at least every quarter of an hour: they queue what is due by its date.
    """

    def __init__(
        self,
        database: Database,
        server: MailServer,
        *,
        least_wait: float = LEAST_WAIT,
        chores: Sequence[Chore] = (),
    ) -> None:
        self.database = database
        self.server = server
        self.least_wait = least_wait
        self.chores = chores
        self._woken = threading.Event()
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="postman", daemon=True)

    def start(self) -> None:
        mail_queued.connect(self.wake)
        self._thread.start()

    def wake(self, _about: int = 0) -> None:
        self._woken.set()

    def stop(self) -> None:
        mail_queued.disconnect(self.wake)
        self._stopped.set()
        self._woken.set()
        self._thread.join(JOIN_SECONDS)

    def _run(self) -> None:
        while not self._stopped.is_set():
            self._woken.clear()
            self._do_chores()
            try:
                wait = self._round()
            except Exception:
                log.exception("mail could not be read from, or noted in, the database")
                wait = self.least_wait
            self._rest(wait)

    def _do_chores(self) -> None:
        for chore in self.chores:
            try:
                chore(clock.now())
            except Exception:
                log.exception("what is due today could not be queued")  # mail leaves all the same

    def _rest(self, seconds: float | None) -> None:
        """Wait for a commit; after a failure of the server, for the whole minute."""
        if seconds is None:
            self._stopped.wait(self.least_wait)
        else:
            self._woken.wait(seconds)

    def _round(self) -> float | None:
        """Send all that is due; return how long to wait, or None when the server fails."""
        while not self._stopped.is_set():
            with self.database.writing() as db:
                mail = queueing.claim(db, at=clock.now())
            if mail is None:
                break
            reason = self.send(mail)
            if reason and reason.of_server:
                return None
        return self._until_next(clock.now())

    def send(self, mail: OutgoingMail) -> Reason | None:
        """Send one claimed message and note what came of it; return why it failed, if it did."""
        reason = None
        try:
            self.server.send(mail)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is noted and tried again
            reason = reason_of(error)
            log.warning("a message was not sent: %s", type(error).__name__)
        with self.database.writing() as db:
            if reason is None:
                queueing.sent(db, mail, at=clock.now())
            else:
                queueing.failed(db, mail, reason.sentence, for_good=reason.for_good, at=clock.now())
        return reason

    def _until_next(self, at: datetime) -> float:
        with self.database.reading() as db:
            due = queueing.next_due(db)
        seconds = (due - at).total_seconds() if due else LONGEST_WAIT
        return max(self.least_wait, min(seconds, LONGEST_WAIT))
