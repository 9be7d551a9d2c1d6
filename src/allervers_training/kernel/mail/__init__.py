"""Mail: queued in the transaction that asks for it, sent later by a thread, tried again, visible meanwhile."""

from allervers_training.kernel.mail.outgoing import OutgoingMail
from allervers_training.kernel.mail.postman import Chore, Postman
from allervers_training.kernel.mail.queueing import Letter, cancel, queue, try_now, waiting
from allervers_training.kernel.mail.server import MailServer, server_of

__all__ = [
    "Chore",
    "Letter",
    "MailServer",
    "OutgoingMail",
    "Postman",
    "cancel",
    "queue",
    "server_of",
    "try_now",
    "waiting",
]
