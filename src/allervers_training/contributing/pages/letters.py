"""View of what readers wrote to an author about the whole of her text, and of what a text that she checks still bears."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy.orm import Session

from allervers_training.contributing import access
from allervers_training.contributing.domain.questions import questions_for
from allervers_training.contributing.domain.words import Happened, PropositionState
from allervers_training.contributing.models import Proposition, PropositionEvent, Revision
from allervers_training.contributing.pages.named import NOBODY, readers_of
from allervers_training.contributing.queries import reading as queries
from allervers_training.contributing.queries import writing as written

WRITTEN_WITH = {
    PropositionState.CHANGES_REQUESTED: Happened.CHANGES_ASKED,
    PropositionState.AUTHOR_CHECK: Happened.FINAL_TEXT_PUT,
}
Lines = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Noted:
    """A remark of somebody who is for the text: nobody asks her to answer it."""

    about: str  # the question that was answered
    by: str
    role: str
    text: str
    suggests: str


@dataclass(frozen=True, slots=True)
class Word:
    """What a peer who is for a text wrote; no first name once her account is gone."""

    by: str
    role: str
    lines: Lines


@dataclass(frozen=True, slots=True)
class Letters:
    """`message` came with the text that waits for her; `peers` wrote with their opinion on this version."""

    message: Lines
    by: str
    peers: tuple[Word, ...]
    noted: tuple[Noted, ...]


def letters_to(db: Session, proposition: Proposition) -> Letters:
    """Return all that was written to her about the text that was sent last, or put to her last."""
    newest, step = access.newest(db, proposition), WRITTEN_WITH.get(proposition.state)
    asked = queries.last_step(db, proposition, step) if step else None
    names = written.names(db, {asked.by_id} if asked and asked.by_id else set())
    return Letters(
        _lines(asked),
        names.get(asked.by_id or 0, "") if asked else "",
        _words_of_peers(db, queries.opinions(db, newest)),
        noted_on(db, proposition, newest)
        if proposition.state is PropositionState.AUTHOR_CHECK
        else (),
    )


def noted_on(
    db: Session, proposition: Proposition, text: Revision | None, field: str = ""
) -> tuple[Noted, ...]:
    """Return the remarks on a text, or on one answer of it, each with whoever made it."""
    every = written.remarks_to_author(db, text)
    remarks = [remark for remark in every if field in {"", remark.field}]
    answers = (text.answers if text else None) or {}
    asked = {q.key: q.ask for q in questions_for(proposition.kind, answers)}
    who = readers_of(db, remarks)
    return tuple(
        Noted(asked.get(r.field, ""), *who.get(r.by_id, NOBODY), r.text, r.suggests)
        for r in remarks
    )


def _words_of_peers(db: Session, opinions: Iterable[PropositionEvent]) -> tuple[Word, ...]:
    wrote = [said for said in opinions if said.text]
    who = readers_of(db, wrote)
    return tuple(Word(*who.get(said.by_id, NOBODY), _lines(said)) for said in wrote)


def _lines(step: PropositionEvent | None) -> Lines:
    return tuple(filter(None, step.text.split("\n"))) if step else ()
