"""Inviting by mail: a personal link and plain words, to those who have an address and have not come in."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

from allervers_training.accounts import service as accounts
from allervers_training.accounts.domain import LinkPurpose
from allervers_training.accounts.models import AccessLink, Person
from allervers_training.cohorts.models import Cohort
from allervers_training.invitations import queries
from allervers_training.invitations.domain.letter import Invitation
from allervers_training.kernel import mail as post
from allervers_training.kernel.errors import Refused
from allervers_training.kernel.mail import OutgoingMail
from allervers_training.kernel.mail.outgoing import MailState
from allervers_training.kernel.secrets import token_hash

TOKEN = re.compile(r"/entree/([\w-]+)")


@dataclass(frozen=True)
class Sender:
    """Who invites, from which address of the site, and when the session begins, in words."""

    person: Person
    base_url: str
    begins: str


def invite(
    db: Session, cohort: Cohort, guests: Iterable[queries.Guest], sender: Sender, *, at: datetime
) -> int:
    """Queue one message for each guest who has not come in; return how many."""
    count = 0
    for guest in guests:
        if guest.has_come or _is_on_its_way(guest.mail):
            continue
        person = db.get_one(Person, guest.place.person_id)
        token = accounts.create_link(db, person, LinkPurpose.PERSONAL, at=at)
        invitation = Invitation(
            name=guest.name,
            session=cohort.title,
            begins=sender.begins,
            place=cohort.place,
            url=f"{sender.base_url}/entree/{token}",
            sender=sender.person.name,
        )
        letter = post.Letter(guest.email, invitation.subject, invitation.body, cohort.id, person.id)
        post.queue(db, letter, at=at)
        count += 1
    return count


def send_again(
    db: Session, cohort: Cohort, mail: OutgoingMail, sender: Sender, *, at: datetime
) -> None:
    """Try a message that did not leave once more; write a new one when it has left or was cancelled."""
    if mail.state not in {MailState.SENT, MailState.CANCELLED}:
        post.try_now(db, mail, at=at)
        return
    for guest in queries.guests(db, cohort, person_id=mail.person_id or 0):
        if guest.has_come:
            raise Refused(
                f"{guest.place.shown_name} est déjà entré·e : il n'y a rien à renvoyer.",
                remedy="Si son lien est perdu, faites-lui une nouvelle carte depuis la page « Personnes ».",
            )
        invite(db, cohort, [guest], sender, at=at)


def cancel(db: Session, mail: OutgoingMail, *, by: Person, at: datetime) -> None:
    """Keep a message from leaving; the link that it carried opens nothing any more."""
    if mail.state is MailState.SENT:
        return
    for token in TOKEN.findall(mail.body):
        db.execute(
            update(AccessLink)
            .where(AccessLink.token_hash == token_hash(token), AccessLink.revoked_at.is_(None))
            .values(revoked_at=at)
        )
    post.cancel(mail)
    accounts.audit(db, "invitation_cancelled", "outgoing_mail", mail.id, by=by.id, at=at)


def _is_on_its_way(mail: OutgoingMail | None) -> bool:
    return mail is not None and mail.state in {
        MailState.WAITING,
        MailState.LEAVING,
        MailState.AGAIN,
    }
