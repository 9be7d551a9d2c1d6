"""What an author is told about where her text stands, on her page and on paper."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from allervers_training.accounts.models import Person
from allervers_training.catalogue.domain import Course
from allervers_training.contributing import access
from allervers_training.contributing.domain import moves
from allervers_training.contributing.domain.cooling import Said
from allervers_training.contributing.domain.facts import Facts, Showing, Standing
from allervers_training.contributing.domain.questions import lacking, questions_for
from allervers_training.contributing.domain.whereabouts import standing
from allervers_training.contributing.domain.words import Happened
from allervers_training.contributing.models import Proposition, Remark, Revision
from allervers_training.contributing.pages.ahead import Ahead, ahead, day_in_words
from allervers_training.contributing.pages.start import subject_name
from allervers_training.contributing.queries import reading as queries
from allervers_training.contributing.queries.consents import history
from allervers_training.contributing.queries.writing import (
    is_just_typed,
    remarks_to_author,
    voices,
)


def whereabouts(db: Session, proposition: Proposition, course: Course, *, at: datetime) -> Standing:
    """Return the state of a text in simple lines, with its days and whoever reads it."""
    newest, agreed = access.newest(db, proposition), access.agreed(db, proposition)
    since = queries.last_step(db, proposition, Happened.SENT, Happened.CHANGES_ASKED)
    due = newest.at + moves.ANSWER_WITHIN if newest else None
    said, remarks = history(db, proposition), _remarks(db, proposition, newest)
    spoken = voices(db, proposition).values()
    waits = {voice.field for voice in spoken if voice.typed_at is None}
    asked, to_type = lacking(proposition.kind, proposition.draft, waits)
    to_come = ahead(said, agreed.shows_from if agreed else None, at=at)
    return standing(
        proposition.state,
        Facts(
            since=_day(since.at if since else None),
            before=_day(due),
            is_late=bool(due and due < at),
            reader=_reader(db, newest),
            has_peer=bool(newest and queries.peers_for(db, [newest.id])),
            has_remarks=bool(remarks),
            to_answer=len(queries.waiting_remarks(remarks)),
            subject=subject_name(course, proposition.competence_id),
            showing=_showing(agreed, said, to_come),
            shows_on=to_come.first,
            more_on=to_come.next,
            was_sent=newest is not None,
            missing=tuple(question.ask for question in asked),
            has_voice=bool(spoken),
            voice_waits=bool(waits),
            voice_is_needed=bool(to_type),
            voice_is_typed=any(is_just_typed(proposition, voice) for voice in spoken),
        ),
    )


def _showing(agreed: Revision | None, said: Sequence[Said], to_come: Ahead) -> Showing:
    """Tell whether what she agreed to last is shown: she says where, and seven days pass."""
    if agreed is None:
        return Showing.NONE
    if not said:
        return Showing.UNSAID
    if said[-1].consent.reach is None:
        return Showing.REFUSED
    return Showing.COOLING if to_come.first else Showing.SHOWN


def _remarks(db: Session, proposition: Proposition, text: Revision | None) -> list[Remark]:
    """Return what was said of what is still asked: the rest is shown nowhere."""
    asked = {question.key for question in questions_for(proposition.kind, proposition.draft)}
    return [remark for remark in remarks_to_author(db, text) if remark.field in asked]


def _reader(db: Session, text: Revision | None) -> str:
    """Return who said last that she reads this very text."""
    by = queries.taken_by(db, [text.id]).get(text.id) if text else None
    person = db.get(Person, by) if by else None
    return person.name if person else ""


def _day(instant: datetime | None) -> str:
    return day_in_words(instant) if instant else ""
