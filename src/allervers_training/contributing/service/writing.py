"""Writing a proposition: begun, kept at each step, sent, taken up again."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from allervers_training.accounts.models import Person
from allervers_training.contributing import access
from allervers_training.contributing.domain import answering, rows
from allervers_training.contributing.domain.guides import GUIDES
from allervers_training.contributing.domain.moves import OPEN_TO_AUTHOR
from allervers_training.contributing.domain.question import Answer, Input, Question
from allervers_training.contributing.domain.questions import missing, questions_for
from allervers_training.contributing.domain.words import (
    Happened,
    PropositionKind,
    PropositionState,
    WritingWay,
)
from allervers_training.contributing.models import Proposition, Revision
from allervers_training.contributing.queries import writing as queries
from allervers_training.contributing.service import revisions, steps
from allervers_training.contributing.service.people import random_signs
from allervers_training.kernel.errors import Refused

SLUG_LENGTH = 8
GONE = "Ce texte est déjà envoyé."
GONE_REMEDY = "Ouvrez « Mes idées » pour voir où il en est."
NOT_WHOLE = "Il manque encore une réponse."
NOT_WHOLE_REMEDY = "Ouvrez votre texte : il vous montre laquelle. Rien n'est perdu."


@dataclass(frozen=True, slots=True)
class Start:
    """What was chosen before the first question."""

    kind: PropositionKind
    way: WritingWay = WritingWay.WRITES
    competence_id: str = ""
    need_id: int | None = None
    helper: str = ""


@dataclass(frozen=True, slots=True)
class Typed:
    """An answer as its form held it: what it was when shown (`seen`), and the order of its rows."""

    answer: Answer
    seen: str = ""
    order: rows.Order | None = None


def begin(db: Session, person: Person, start: Start, *, at: datetime) -> Proposition:
    """Begin a proposition; a second tap finds the one that is still blank."""
    blank = _blank(db, person, start)
    if blank:
        return blank
    found = Proposition(
        slug=f"p-{random_signs(SLUG_LENGTH)}",
        kind=start.kind,
        author_id=person.id,
        competence_id=start.competence_id,
        need_id=start.need_id,
        way=start.way,
        state=PropositionState.DRAFT,
        draft={answering.HELPER: start.helper} if start.helper else {},
        created_at=at,
        changed_at=at,
    )
    db.add(found)
    db.flush()
    return found


def write(
    db: Session, proposition: Proposition, question: Question, typed: Typed, *, at: datetime
) -> None:
    """Keep an answer; raises `Refused` when the text is no longer hers to change."""
    check_open(proposition)
    before = proposition.draft.get(question.key, "")
    draft: dict[str, Any] = answering.kept(proposition.draft, question, typed.answer, typed.seen)
    if question.input is Input.LIST:
        old, new = _rows(before), _rows(typed.answer)
        order = typed.order or list(range(len(new)))
        for repeated in GUIDES[proposition.kind].questions:
            if repeated.each_of == question.key:
                draft = rows.followed(draft, repeated.key, old, new, order)
    proposition.draft, proposition.changed_at = draft, at
    db.flush()


def take_other(db: Session, proposition: Proposition, key: str, *, at: datetime) -> None:
    """Put back what another window had written; the present answer takes its place aside."""
    check_open(proposition)
    proposition.draft = answering.exchanged(proposition.draft, key)
    proposition.changed_at = at
    db.flush()


def drop_other(db: Session, proposition: Proposition, key: str, *, at: datetime) -> None:
    """Let the words go that stand beside an answer: its author has chosen."""
    check_open(proposition)
    proposition.draft = answering.settled(proposition.draft, key)
    proposition.changed_at = at
    db.flush()


def send(db: Session, proposition: Proposition, *, by: Person, at: datetime) -> Revision:
    """Send a text to its readers, as a revision that never changes; a second tap returns the same one."""
    newest = access.newest(db, proposition)
    if newest and proposition.state is PropositionState.SENT:
        return newest
    check_open(proposition)
    if missing(proposition.kind, proposition.draft):
        raise Refused(NOT_WHOLE, remedy=NOT_WHOLE_REMEDY)
    asked = questions_for(proposition.kind, proposition.draft)
    answers = answering.sendable(asked, proposition.draft)
    revision = revisions.add(db, proposition, answers, by=by, at=at)
    steps.take(db, proposition, Happened.SENT, by=by, at=at, revision=revision)
    return revision


def take_up(db: Session, proposition: Proposition, *, by: Person, at: datetime) -> None:
    """Begin another version of an accepted text, which stays as it is until the new one is agreed to."""
    shown = access.agreed(db, proposition)
    steps.take(db, proposition, Happened.BEGUN, by=by, at=at)
    if shown and shown.answers:
        proposition.draft = dict(shown.answers)


def check_open(proposition: Proposition) -> None:
    """Raise `Refused` when the text has left its author's hands."""
    if proposition.state not in OPEN_TO_AUTHOR:
        raise Refused(GONE, remedy=GONE_REMEDY)


def _blank(db: Session, person: Person, start: Start) -> Proposition | None:
    wanted = (start.kind, start.way, start.competence_id, start.need_id)
    for one in queries.mine(db, person):
        same = (one.kind, one.way, one.competence_id, one.need_id) == wanted
        is_new = one.state is PropositionState.DRAFT and one.created_at == one.changed_at
        if same and is_new and one.draft.get(answering.HELPER, "") == start.helper:
            return one
    return None


def _rows(answer: Answer) -> list[str]:
    return [answer] if isinstance(answer, str) else answer
