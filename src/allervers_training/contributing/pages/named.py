"""How a reader is named to the author: by a first name, and where she speaks from."""

from collections.abc import Iterable, Mapping

from sqlalchemy.orm import Session

from allervers_training.contributing.models import PropositionEvent, Remark
from allervers_training.contributing.queries import writing as written

TEAM, PEER = "De l'équipe de formation", "Une personne concernée, comme vous"
NOBODY = ("", "")


def readers_of(
    db: Session, remarks: Iterable[Remark | PropositionEvent]
) -> Mapping[int | None, tuple[str, str]]:
    """Return first name and role of whoever made these remarks, or wrote these words, by number; an account that is gone has none."""
    known = written.who_said(db, {remark.by_id for remark in remarks if remark.by_id})
    return {number: (name, TEAM if trains else PEER) for number, (name, trains) in known.items()}
