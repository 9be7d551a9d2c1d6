"""Views of voices that wait to be typed out, and of one of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from allervers_training.accounts.models import Person
from allervers_training.contributing import access
from allervers_training.contributing.domain.guides import GUIDES
from allervers_training.contributing.domain.moves import WAITING
from allervers_training.contributing.domain.question import Input, Question
from allervers_training.contributing.domain.questions import questions_for, several
from allervers_training.contributing.models import Proposition, Recording
from allervers_training.contributing.queries import writing as queries
from allervers_training.kernel.errors import NotFound


@dataclass(frozen=True, slots=True)
class Waiting:
    id: int
    name: str
    kind: str
    ask: str
    at: datetime
    reading: str  # where its text is read


@dataclass(frozen=True, slots=True)
class TypingPage:
    voice: Waiting
    take: str
    is_list: bool
    has_words: bool  # of her own: they stay
    words: tuple[str, ...]  # the same, once they were sent: a draft is hers alone to read
    is_sent: bool
    text: str
    errors: Mapping[str, str]


def voices_page(db: Session, person: Person) -> tuple[Waiting, ...]:
    """List the voices that wait; of the rest of a draft nothing is said."""
    return _listed(db, queries.voices_to_type(db, person))


def sent_page(db: Session, person: Person) -> tuple[Waiting, ...]:
    """List the voices whose text was sent before anybody typed them: their words are put to her."""
    sent = [(v, p, access.newest(db, p)) for v, p in queries.voices_sent(db, person)]
    return _listed(
        db, [(v, p) for v, p, text in sent if text and v in access.voices_left(db, p, text)]
    )


def typing_page(
    db: Session, voice: Recording, proposition: Proposition, text: str = "", errors: Mapping[str, str] | None = None
) -> TypingPage:  # fmt: skip
    names = queries.names(db, {proposition.author_id} if proposition.author_id else set())
    question = question_of(voice, proposition)
    is_sent = proposition.state in WAITING
    sent = access.newest(db, proposition) if is_sent else None
    words = several((sent and sent.answers) or {}, question.key)
    return TypingPage(
        _waiting(voice, proposition, names),
        voice.take,
        question.input is Input.LIST,
        bool(words if is_sent else several(proposition.draft, question.key)),
        words,
        is_sent,
        text,
        errors or {},
    )


def question_of(voice: Recording, proposition: Proposition) -> Question:
    """Return what was asked; raises `NotFound` when that is asked no more."""
    found = _asked(voice, proposition)
    if found is None:
        raise NotFound
    return found


def _listed(db: Session, voices: list[tuple[Recording, Proposition]]) -> tuple[Waiting, ...]:
    names = queries.names(db, {p.author_id for _, p in voices if p.author_id})
    return tuple(_waiting(v, p, names) for v, p in voices if _asked(v, p))


def _asked(voice: Recording, proposition: Proposition) -> Question | None:
    asked = questions_for(proposition.kind, proposition.draft)  # as it was sent, once it was
    return next((question for question in asked if question.key == voice.field), None)


def _waiting(voice: Recording, proposition: Proposition, names: Mapping[int, str]) -> Waiting:
    name = names.get(proposition.author_id or 0, "")
    ask = question_of(voice, proposition).ask
    reading = f"/relectures/{proposition.slug}#champ-{voice.field}"
    return Waiting(voice.id, name, GUIDES[proposition.kind].name, ask, voice.at, reading)
