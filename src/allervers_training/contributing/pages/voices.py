"""Views of an author's voice, for herself: what she said, what became of it, and what a yes lets be heard."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from allervers_training.contributing import access
from allervers_training.contributing.domain import answering, moves, spoken
from allervers_training.contributing.domain.questions import several
from allervers_training.contributing.domain.words import PropositionState, RemarkAnswer
from allervers_training.contributing.models import Proposition, Recording, Revision
from allervers_training.contributing.pages import addresses
from allervers_training.contributing.queries import writing as queries
from allervers_training.contributing.queries.heard import Heard


@dataclass(frozen=True, slots=True)
class Voice:
    """What she said, and what became of it, in simple lines."""

    address: str
    take: str
    is_typed: bool
    lines: tuple[str, ...]
    erasure: str  # where she is asked whether to erase it
    choice: str  # where two versions of its answer wait for her


def voice_of(db: Session, proposition: Proposition, said: Recording | None) -> Voice | None:
    if said is None:
        return None
    told = _told(db, proposition, said)
    here = addresses.question_page(proposition, said.field)
    has_choice = told.is_typed and told.is_open and told.has_other
    return Voice(
        addresses.sound_of(proposition, said),
        said.take,
        told.is_typed,
        spoken.lines(told),
        f"{addresses.voice_page(proposition, said.field)}/effacement",
        here if has_choice else "",
    )


def to_consent(db: Session, proposition: Proposition) -> Heard:
    """Return all that a yes to « my voice » lets be heard, with the text put to her or the one she agreed to."""
    if proposition.state is PropositionState.AUTHOR_CHECK:
        text = access.newest(db, proposition)
    else:
        text = access.agreed(db, proposition)
    if text is None:
        return ()
    voices = db.scalars(select(Recording).where(Recording.proposition_id == proposition.id))
    until = text.agreed_at or proposition.changed_at
    return spoken.heard(proposition.kind, text.answers or {}, voices, until)


def _told(db: Session, proposition: Proposition, said: Recording) -> spoken.Heard:
    draft, sent = proposition.draft, access.newest(db, proposition)
    return spoken.Heard(
        proposition.state in moves.OPEN_TO_AUTHOR,
        proposition.state in moves.WAITING,
        said.typed_at is not None,
        _name(db, said.typed_by_id),
        bool(several(draft, said.field)),
        bool(several(draft, answering.OTHER + said.field)),
        bool(said.typed_at and sent and said.typed_at >= sent.at),
        _waits_for_her(db, sent, said),
    )


def _waits_for_her(db: Session, sent: Revision | None, said: Recording) -> bool:
    return any(
        remark.is_her_voice and remark.field == said.field and remark.answer is RemarkAnswer.WAITING
        for remark in queries.remarks_to_author(db, sent)
    )


def _name(db: Session, person_id: int | None) -> str:
    return queries.names(db, {person_id}).get(person_id, "") if person_id else ""
