"""The queue of outgoing mail: asked for in a transaction, claimed by one sender, tried again at growing intervals."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from allervers_training.kernel.db import after_commit
from allervers_training.kernel.email_address import is_address
from allervers_training.kernel.errors import Refused
from allervers_training.kernel.mail.outgoing import MailState, OutgoingMail
from allervers_training.kernel.signals import mail_queued

AGAIN_AFTER = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=12),
)
LEASE = timedelta(minutes=10)  # whoever claimed a message and died leaves it to another after that
TOO_OLD = timedelta(days=30)
STALE = "Ce message a attendu plus de trente jours : il n'est pas parti. Renvoyez-le s'il est encore utile."
LONGEST_ERROR = 300


@dataclass(frozen=True)
class Letter:
    """What somebody writes to one address."""

    to: str
    subject: str
    body: str
    cohort_id: int | None = None
    person_id: int | None = None


def queue(db: Session, letter: Letter, *, at: datetime) -> OutgoingMail:
    """Let a message wait for its turn, in this transaction; raises `Refused` for a header that is none."""
    if not is_address(letter.to):
        raise Refused(
            f"« {letter.to[:60]} » n'est pas une adresse électronique : rien n'est envoyé."
        )
    if not letter.subject.isprintable():
        raise Refused("L'objet d'un message tient sur une seule ligne : rien n'est envoyé.")
    mail = OutgoingMail(**vars(letter), created_at=at, next_try_at=at, tries=0, last_error="")
    db.add(mail)
    db.flush()
    after_commit(db, mail_queued.send)
    return mail


def try_now(db: Session, mail: OutgoingMail, *, at: datetime) -> None:
    """Put a message that failed, or was given up, at the head of the queue with all its tries again."""
    if mail.state in {MailState.AGAIN, MailState.GIVEN_UP}:
        mail.tries, mail.next_try_at, mail.created_at = 0, at, at
        after_commit(db, mail_queued.send)


def cancel(mail: OutgoingMail) -> None:
    """Keep a message from leaving, and forget what it said; one that has left has left."""
    if mail.state is not MailState.SENT:
        mail.body, mail.next_try_at = "", None


def waiting(db: Session, cohort_id: int) -> int:
    """Count the messages of a session that still have to leave."""
    count = select(func.count()).where(
        OutgoingMail.cohort_id == cohort_id, OutgoingMail.next_try_at.is_not(None)
    )
    return db.scalar(count) or 0


def claim(db: Session, *, at: datetime) -> OutgoingMail | None:
    """Take the first message that is due, for the time of a lease; other senders step over it."""
    give_up_stale(db, at=at)
    mail = db.scalars(
        select(OutgoingMail)
        .where(OutgoingMail.next_try_at <= at, OutgoingMail.sent_at.is_(None))
        .order_by(OutgoingMail.next_try_at, OutgoingMail.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    ).first()
    if mail:
        mail.tries, mail.next_try_at, mail.last_error = mail.tries + 1, at + LEASE, ""
    return mail


def give_up_stale(db: Session, *, at: datetime) -> None:
    """Give up what nobody expects any more, such as mail asked for long before a server was set."""
    for mail in db.scalars(
        select(OutgoingMail)
        .where(OutgoingMail.next_try_at <= at, OutgoingMail.created_at < at - TOO_OLD)
        .limit(100)
        .with_for_update(skip_locked=True)
    ):
        mail.next_try_at, mail.last_error = None, STALE
    db.flush()


def next_due(db: Session) -> datetime | None:
    return db.scalar(select(func.min(OutgoingMail.next_try_at)))


def sent(db: Session, claimed: OutgoingMail, *, at: datetime) -> None:
    """Note that a message has left; the secret that it carried is forgotten."""
    mail = _still_ours(db, claimed)
    if mail:
        mail.sent_at, mail.next_try_at, mail.body, mail.last_error = at, None, "", ""


def failed(db: Session, claimed: OutgoingMail, why: str, *, for_good: bool, at: datetime) -> None:
    """Note why a message did not leave, and when it will be tried again, if ever."""
    mail = _still_ours(db, claimed)
    if mail:
        is_last = for_good or mail.tries > len(AGAIN_AFTER)
        mail.next_try_at = None if is_last else at + AGAIN_AFTER[mail.tries - 1]
        mail.last_error = why[:LONGEST_ERROR]


def _still_ours(db: Session, claimed: OutgoingMail) -> OutgoingMail | None:
    """Return the row of a claimed message, unless it was deleted, or claimed again since."""
    return db.scalars(
        select(OutgoingMail)
        .where(OutgoingMail.id == claimed.id, OutgoingMail.tries == claimed.tries)
        .with_for_update()
    ).one_or_none()
