"""What an author is told about where her text stands, on her page and on paper."""

from datetime import datetime

from sqlalchemy.orm import Session

from allervers_training.accounts.models import Person
from allervers_training.catalogue.domain import Course
from allervers_training.contributing import access
from allervers_training.contributing.domain import moves
from allervers_training.contributing.domain.whereabouts import Facts, Standing, standing
from allervers_training.contributing.domain.words import Happened
from allervers_training.contributing.models import Proposition
from allervers_training.contributing.pages.ahead import ahead, day_in_words
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
    sent = queries.last_step(db, proposition, Happened.SENT)
    since = queries.last_step(db, proposition, *Happened)
    due = sent.at + moves.ANSWER_WITHIN if sent else None
    said = history(db, proposition)
    said_aloud = voices(db, proposition).values()
    to_come = ahead(said, agreed.shows_from if agreed else None, at=at)
    return standing(
        proposition.state,
        Facts(
            since=_day(since.at if since else None),
            before=_day(due),
            is_late=bool(due and due < at),
            reader=_reader(db, proposition),
            has_peer=bool(newest and queries.peers_for(db, [newest.id])),
            to_answer=len(queries.waiting_remarks(remarks_to_author(db, newest))),
            subject=subject_name(course, proposition.competence_id),
            shows_on=to_come.first,
            more_on=to_come.next,
            is_nowhere=bool(said) and said[-1].consent.reach is None,
            was_sent=newest is not None,
            voice_waits=any(voice.typed_at is None for voice in said_aloud),
            voice_is_typed=any(is_just_typed(proposition, voice) for voice in said_aloud),
        ),
    )


def _reader(db: Session, proposition: Proposition) -> str:
    taken = queries.last_step(db, proposition, Happened.TAKEN)
    person = db.get(Person, taken.by_id) if taken and taken.by_id else None
    return person.name if person else ""


def _day(instant: datetime | None) -> str:
    return day_in_words(instant) if instant else ""
