"""What a peer says of an easy version: her last word on the very text that she read."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from allervers_training.accounts.models import Person
from allervers_training.catalogue.domain import VersionSimplifiee
from allervers_training.contributing import access
from allervers_training.contributing.domain.easy import text_digest
from allervers_training.contributing.domain.words import EasyVerdict
from allervers_training.contributing.models import EasyReading
from allervers_training.contributing.queries import easy as queries
from allervers_training.kernel.errors import Conflict

MOVED = "Ce texte vient de changer."
MOVED_REMEDY = "Relisez-le, puis répondez encore une fois."


@dataclass(frozen=True, slots=True)
class EasyAnswer:
    """Her answer, and the digest of the text that she read. `hard_words` of None leaves hers as they are."""

    verdict: EasyVerdict
    seen: str
    hard_words: str | None = None


def answer(
    db: Session, version: VersionSimplifiee, said: EasyAnswer, *, by: Person, at: datetime
) -> EasyReading:
    """Keep her answer in the place of the one before; raises `Conflict` when she read another text."""
    db.refresh(access.contributor(db, by), with_for_update=True)  # two taps make one row
    if said.seen != text_digest(version):
        raise Conflict(MOVED, remedy=MOVED_REMEDY)
    row = queries.own(db, version, by)
    if row is None:
        row = EasyReading(document_id=version.id, digest=said.seen, person_id=by.id, hard_words="")
        db.add(row)
    row.verdict, row.at = said.verdict, at
    if said.hard_words is not None:
        row.hard_words = said.hard_words
    db.flush()
    return row
