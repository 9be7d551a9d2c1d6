"""Tells an author by mail that her text moved on, when she has an address; her page tells her always."""

from datetime import datetime

from sqlalchemy.orm import Session

from allervers_training.accounts.models import Person
from allervers_training.contributing.domain.letter import SUBJECT, StepLetter
from allervers_training.contributing.domain.words import Happened
from allervers_training.contributing.models import Proposition
from allervers_training.kernel import mail as post
from allervers_training.kernel.email_address import is_address
from allervers_training.kernel.site_address import address_of_site


def tell_author(db: Session, proposition: Proposition, step: Happened, *, at: datetime) -> None:
    """Queue the letter of a step, in the transaction that takes it; a peer's opinion alone sends none."""
    author = db.get(Person, proposition.author_id) if proposition.author_id else None
    site = address_of_site(db)
    is_told = step is not Happened.PEER_AGREED
    if author is None or not site or not is_told or not is_address(author.email or ""):
        return
    letter = StepLetter(author.name, step, f"{site}/propositions/{proposition.slug}")
    to = post.Letter(author.email or "", SUBJECT, letter.body, person_id=author.id)
    post.queue(db, to, at=at)
