"""View of one question: what is asked, what was answered, advice, and where one is."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from allervers_training.contributing import access
from allervers_training.contributing.domain import answering, moves
from allervers_training.contributing.domain.advice import Tip, advice
from allervers_training.contributing.domain.guides import GUIDES
from allervers_training.contributing.domain.progress import Place, place_of
from allervers_training.contributing.domain.question import Answer, Guide, Input, Question
from allervers_training.contributing.domain.questions import questions_for, several
from allervers_training.contributing.models import Proposition
from allervers_training.contributing.pages import addresses
from allervers_training.contributing.pages.letters import Noted, noted_on
from allervers_training.contributing.pages.voices import Voice, voice_of
from allervers_training.kernel.errors import NotFound

SENTENCE_END = re.compile(r"(?<=[.!?…])\s+(?=\w)")


@dataclass(frozen=True, slots=True)
class QuestionPage:
    key: str  # her own, so that another's words never mix with hers on one phone
    proposition: Proposition
    guide: Guide
    place: Place
    question: Question
    rows: tuple[str, ...]
    seen: str
    row: int  # where to go on in a list
    tips: tuple[Tip, ...]
    other: tuple[str, ...]  # another version of this answer, written elsewhere
    remarks: tuple[Noted, ...]
    voice: Voice | None
    listens: str  # the question read aloud, where somebody recorded it
    back: str
    has_more_room: bool
    is_open: bool
    again: bool  # she asked to speak over a voice that is kept
    errors: Mapping[str, str]

    @property
    def example(self) -> tuple[str, ...]:
        """The example, one sentence per line."""
        return tuple(SENTENCE_END.split(self.question.example))


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page of a question is shown with, besides what is kept."""

    key: str = ""
    listens: str = ""
    row: int = 0
    again: bool = False
    typed: Answer | None = None
    errors: Mapping[str, str] | None = None


def asked(proposition: Proposition, key: str) -> Place:
    """Return where a question stands; raises `NotFound` when it is not asked."""
    found = place_of(questions_for(proposition.kind, proposition.draft), key)
    if found is None:
        raise NotFound
    return found


def question_page(db: Session, proposition: Proposition, key: str, shown: Shown) -> QuestionPage:
    place = asked(proposition, key)
    question, draft = place.question, proposition.draft
    held: Answer = draft.get(key, "")
    rows = _rows(question, held if shown.typed is None else shown.typed)
    return QuestionPage(
        shown.key,
        proposition,
        GUIDES[proposition.kind],
        place,
        question,
        rows,
        answering.fingerprint(held),
        shown.row,
        advice(proposition.kind, question, draft),
        several(draft, answering.OTHER + key),
        _remarks(db, proposition, key),
        voice_of(db, proposition, access.voice(db, proposition, key)),
        shown.listens,
        addresses.screen_of(proposition, place.before),
        question.input is Input.LIST and len(rows) < question.most,
        proposition.state in moves.OPEN_TO_AUTHOR,
        shown.again,
        shown.errors or {},
    )


def _rows(question: Question, answer: Any) -> tuple[str, ...]:  # noqa: ANN401 - as it was kept
    if question.input is not Input.LIST:
        return (answer if isinstance(answer, str) else "\n\n".join(answer),)
    rows = tuple([answer] if isinstance(answer, str) else answer)
    least = max(question.least, 1)
    return rows + ("",) * (least - len(rows))


def _remarks(db: Session, proposition: Proposition, key: str) -> tuple[Noted, ...]:
    """Return what readers said of this answer, while she is taking it up again."""
    if proposition.state not in moves.OPEN_TO_AUTHOR:
        return ()
    return noted_on(db, proposition, access.newest(db, proposition), key)
