"""Which of an author's recordings goes with the text that she agreed to."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from allervers_training.contributing.domain.guides import GUIDES
from allervers_training.contributing.models import Proposition, Recording, Revision


def voice_of(db: Session, slug: str) -> Recording | None:
    """Return the recording that goes with the agreed text of a proposition that stands."""
    found = db.execute(
        select(Proposition, Revision)
        .join(Revision, Revision.proposition_id == Proposition.id)
        .where(Proposition.slug == slug, Proposition.withdrawn_at.is_(None))
        .where(Revision.agreed_at.is_not(None), Revision.replaced_at.is_(None))
    ).one_or_none()
    if found is None:
        return None
    one, text = found
    voices = db.scalars(select(Recording).where(Recording.proposition_id == one.id))
    return first_heard(one, text, voices)


def first_heard(one: Proposition, text: Revision, voices: Iterable[Recording]) -> Recording | None:
    """Return what she said to the first question that she answered by voice.

    What she said after her yes belongs to another text: nobody has agreed to that one yet.
    """
    said = {v.field: v for v in voices if text.agreed_at and v.at <= text.agreed_at}
    keys = (question.key for question in GUIDES[one.kind].questions)
    return next((said[key] for key in keys if key in said), None)
