"""Views of one answer, for its readers and its author: its words, its voice, and what was said of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from allervers_training.contributing import access
from allervers_training.contributing.domain import wording
from allervers_training.contributing.domain.moves import WAITING
from allervers_training.contributing.domain.question import Input, Question
from allervers_training.contributing.domain.questions import questions_for, several
from allervers_training.contributing.models import Proposition, Remark, Revision
from allervers_training.contributing.queries import reading as queries
from allervers_training.kernel.errors import NotFound

NO_CHANGE: tuple[()] = ()
MOST_TOLD = 5  # changes: more are read in the two texts


@dataclass(frozen=True, slots=True)
class Said:
    """One remark, with the wording that it suggests before and after."""

    remark: Remark
    by: str
    role: str  # of whoever said it, for its author
    is_mine: bool
    rows: tuple[tuple[wording.Piece, ...], ...]
    draft: str  # what its form shows: the words suggested, or hers

    @property
    def changes(self) -> tuple[wording.Instead, ...]:
        """What changes, said in words; nothing where too much does."""
        found = wording.told(self.rows)
        return found if len(found) <= MOST_TOLD else ()


@dataclass(frozen=True, slots=True)
class Field:
    """One answer, as readers see it."""

    key: str
    label: str
    ask: str
    texts: tuple[str, ...]
    as_text: str
    may_reword: bool
    is_long: bool
    said: tuple[Said, ...]
    voice: int
    voice_waits: bool  # somebody has still to write it


def fields_of(
    db: Session,
    proposition: Proposition,
    newest: Revision,
    told: tuple[list[Remark], Mapping[int, str], int],
) -> tuple[Field, ...]:
    remarks, names, reader = told
    answers = newest.answers or {}
    voices = {v.field: v.id for v in queries.voices_heard(db, proposition, newest)}
    left = {v.field for v in access.voices_left(db, proposition, newest)}

    def shown(question: Question) -> Field:
        given = several(answers, question.key)
        text = wording.as_text(answers.get(question.key, ""))
        about = [r for r in remarks if r.field == question.key]
        return Field(
            question.key,
            question.label,
            question.ask,
            shown_texts(question, given),
            text,
            question.input is not Input.CHOICE,
            question.input is Input.TEXT,
            tuple(
                said_of(r, question, text, names.get(r.by_id or 0, ""), mine=r.by_id == reader)
                for r in about
            ),
            voices.get(question.key, 0),
            question.key in left and proposition.state in WAITING,
        )

    return tuple(shown(q) for q in questions_for(proposition.kind, answers))


def question_of(proposition: Proposition, revision: Revision, key: str) -> Question:
    """Return what a field of a text was asked; raises `NotFound` when it was not."""
    for question in questions_for(proposition.kind, revision.answers or {}):
        if question.key == key:
            return question
    raise NotFound


def shown_texts(question: Question, given: tuple[str, ...]) -> tuple[str, ...]:
    """Return an answer as it is read: a choice in its words."""
    if question.input is Input.CHOICE:
        return tuple(dict(question.choices).get(value, value) for value in given)
    return given


def said_of(
    remark: Remark, question: Question, before: str, by: str, *, mine: bool, role: str = ""
) -> Said:
    """Return a remark with its wording compared to `before`, the words that it would replace."""
    old = wording.as_answer(question, before)
    new = wording.as_answer(question, remark.suggests)
    rows = wording.compared_answers(old, new) if remark.suggests else NO_CHANGE
    return Said(remark, by, role, mine, rows, remark.suggests or before)
