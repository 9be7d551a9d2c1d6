"""Which of an author's recordings are heard with the text that she agreed to."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from allervers_training.catalogue.domain.contributed import Spoken
from allervers_training.contributing.domain import spoken
from allervers_training.contributing.domain.question import Question
from allervers_training.contributing.models import Proposition, Recording, Revision

Heard = tuple[tuple[Question, Recording], ...]


def one_heard(db: Session, slug: str, key: str) -> Recording | None:
    """Return the recording of one answer of a text that stands, while others may hear it."""
    found = db.execute(
        select(Proposition, Revision)
        .join(Revision, Revision.proposition_id == Proposition.id)
        .where(Proposition.slug == slug, Proposition.withdrawn_at.is_(None))
        .where(Revision.agreed_at.is_not(None), Revision.replaced_at.is_(None))
    ).one_or_none()
    if found is None:
        return None
    one, text = found
    voices = list(db.scalars(select(Recording).where(Recording.proposition_id == one.id)))
    heard = heard_with(one, text, voices)
    return next((voice for question, voice in heard if question.key == key), None)


def heard_with(one: Proposition, text: Revision, voices: list[Recording]) -> Heard:
    """Return the voices that others hear with an agreed text: what she said after her yes belongs to another one."""
    if text.agreed_at is None:
        return ()
    return spoken.heard(one.kind, text.answers or {}, voices, text.agreed_at)


def spoken_with(one: Proposition, text: Revision, voices: list[Recording]) -> tuple[Spoken, ...]:
    """Return them for the course: each voice under the name of the answer that it says."""
    return tuple(
        Spoken(question.label, f"/exercices/{one.slug}/voix/{question.key}?prise={voice.take}")
        for question, voice in heard_with(one, text, voices)
    )
