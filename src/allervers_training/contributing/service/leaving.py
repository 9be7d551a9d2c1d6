"""What sessions lose when a text may no longer be shown in a room: its name, and what was copied from it."""

from datetime import datetime
from functools import partial

from sqlalchemy.orm import Session

from allervers_training.activities import service as activities
from allervers_training.conducteur import service as conducteur
from allervers_training.contributing.domain.echoes import echoes, runs_of
from allervers_training.contributing.models import Proposition
from allervers_training.contributing.service import erasing, notices
from allervers_training.kernel.db import after_commit
from allervers_training.kernel.signals import room_changed

HIDDEN = "Texte que son auteur·e ne montre plus en salle"

Runs = frozenset[tuple[str, ...]]


def runs_in(db: Session, proposition: Proposition) -> Runs:
    """Return every run of words that is this text's own."""
    return runs_of(erasing.words_of(db, proposition))


def leave_rooms(
    db: Session, proposition: Proposition, title: str, runs: Runs, *, at: datetime
) -> None:
    """Put another title wherever a text was planned, prepared or used, and tell the teams of these sessions.

    `runs` are its words: whatever a trainer typed that repeats them goes too.
    """
    slug = proposition.slug
    planned = conducteur.retitle(db, slug, title)
    prepared = activities.forget_exercise(db, slug, title, says_it=partial(echoes, runs=runs))
    rooms = planned | prepared
    notices.tell(db, proposition, rooms, at=at)
    for room in sorted(rooms):
        after_commit(db, partial(room_changed.send, room))
