"""View of a whole text for its author: every answer, what is missing, and what comes next."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from allervers_training.catalogue.domain import Course
from allervers_training.contributing import access
from allervers_training.contributing.domain import answering, moves
from allervers_training.contributing.domain.advice import GOOD, Tip, advice
from allervers_training.contributing.domain.document import title_of
from allervers_training.contributing.domain.facts import Standing, Todo
from allervers_training.contributing.domain.guides import GUIDES
from allervers_training.contributing.domain.life import Life, told
from allervers_training.contributing.domain.question import Input, Question
from allervers_training.contributing.domain.questions import lacking, questions_for, several
from allervers_training.contributing.domain.words import PropositionState
from allervers_training.contributing.models import Proposition, Revision
from allervers_training.contributing.pages import addresses
from allervers_training.contributing.pages.letters import Letters, letters_to
from allervers_training.contributing.pages.voices import Voice, voice_of
from allervers_training.contributing.pages.whereabouts import whereabouts
from allervers_training.contributing.queries import writing as queries
from allervers_training.contributing.queries.reading import waiting_remarks
from allervers_training.contributing.using import runs_of
from allervers_training.kernel import clock
from allervers_training.web.french import day_and_month


@dataclass(frozen=True, slots=True)
class Answered:
    """One question, and what was answered."""

    ask: str
    picture: str
    texts: tuple[str, ...]
    is_needed: bool
    tips: tuple[Tip, ...]
    remarks: int
    voice: Voice | None
    change: str


@dataclass(frozen=True, slots=True)
class RecapPage:
    key: str
    proposition: Proposition
    title: str
    kind: str
    picture: str
    answers: tuple[Answered, ...]
    next: str  # the first answer that is missing
    letters: Letters
    has_voice: bool
    has_unwritten: bool  # a voice that would leave before anybody has typed it
    is_open: bool
    is_whole: bool
    helper: str
    life: Life | None  # of a text that was agreed to
    standing: Standing


def recap_page(
    db: Session, proposition: Proposition, key: str, course: Course, *, at: datetime
) -> RecapPage:
    draft, kind = proposition.draft, proposition.kind
    newest = access.newest(db, proposition)
    answers = _answers(db, proposition, newest)
    said = queries.voices(db, proposition)
    now = whereabouts(db, proposition, course, at=at)
    waits = [voice.field for voice in said.values() if not voice.typed_at]
    asked, to_type = lacking(kind, draft, waits)
    return RecapPage(
        key,
        proposition,
        title_of(kind, draft),
        GUIDES[kind].name,
        GUIDES[kind].picture,
        answers,
        addresses.screen_of(proposition, asked[0]) if asked else "",
        letters_to(db, proposition),
        bool(said),
        bool(waits),
        proposition.state in moves.OPEN_TO_AUTHOR,
        not asked and not to_type,
        draft.get(answering.HELPER, ""),
        _life(db, proposition, now),
        now,
    )


def _life(db: Session, proposition: Proposition, now: Standing) -> Life | None:
    """Tell what became of a text that somebody may have used; of any other there is nothing to tell."""
    runs = runs_of(db, proposition)
    is_nowhere = now.todo is Todo.CHOOSE or proposition.withdrawn_at
    if not runs and (is_nowhere or not access.agreed(db, proposition)):
        return None
    return told(runs, today=clock.room_day(clock.now()))


@dataclass(frozen=True, slots=True)
class ThanksPage:
    key: str
    proposition: Proposition
    days: int
    before: str


def thanks_page(proposition: Proposition, sent: Revision, key: str) -> ThanksPage:
    """Say when she will hear from somebody, at the latest."""
    last = sent.at + moves.ANSWER_WITHIN
    day = day_and_month(clock.room_day(last))
    return ThanksPage(key, proposition, moves.ANSWER_WITHIN.days, day)


def _answers(
    db: Session, proposition: Proposition, newest: Revision | None
) -> tuple[Answered, ...]:
    back = proposition.state is PropositionState.CHANGES_REQUESTED
    remarks = waiting_remarks(queries.remarks_to_author(db, newest)) if back else []
    said = queries.voices(db, proposition)

    def answered(question: Question) -> Answered:
        tips = advice(proposition.kind, question, proposition.draft)
        return Answered(
            question.ask,
            question.picture,
            _texts(question, several(proposition.draft, question.key)),
            question.least > 0,
            () if tips == (GOOD,) else tips,
            sum(remark.field == question.key for remark in remarks),
            voice_of(db, proposition, said.get(question.key)),
            addresses.screen_of(proposition, question),
        )

    return tuple(answered(q) for q in questions_for(proposition.kind, proposition.draft))


def _texts(question: Question, given: tuple[str, ...]) -> tuple[str, ...]:
    if question.input is Input.CHOICE:
        return tuple(dict(question.choices).get(value, value) for value in given)
    return tuple(part for text in given for part in text.split("\n") if part)
