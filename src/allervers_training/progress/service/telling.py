"""Telling somebody by mail that her declaration was answered, in the transaction that answers it."""

from datetime import datetime

from sqlalchemy.orm import Session

from allervers_training.accounts.models import Person
from allervers_training.kernel import mail as post
from allervers_training.kernel.email_address import is_address
from allervers_training.kernel.site_address import address_of_site
from allervers_training.progress import doors
from allervers_training.progress.domain.letter import SUBJECT, AnswerLetter
from allervers_training.progress.models import Declaration


def tell_author(db: Session, declaration: Declaration, *, at: datetime) -> None:
    """Queue the letter; without an address that mail can reach, her page alone tells her."""
    author, site = db.get_one(Person, declaration.person_id), address_of_site(db)
    module = doors.course_now(db).module(declaration.module_id)
    if not site or module is None or not is_address(author.email or ""):
        return
    letter = AnswerLetter(
        name=author.name,
        state=declaration.state,
        asked=doors.asked_by(doors.course_now(db), module),
        page=f"{site}/modules/{module.id}/declaration",
        dates=f"{site}/modules/{module.id}/entree",
    )
    to = post.Letter(author.email or "", SUBJECT, letter.body, person_id=author.id)
    post.queue(db, to, at=at)
