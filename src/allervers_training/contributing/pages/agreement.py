"""Views of her agreement: the final text, one question, what she accepts, the sheet that she keeps."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import urlencode

from sqlalchemy.orm import Session

from allervers_training.contributing import listening
from allervers_training.contributing.domain import agreement, term
from allervers_training.contributing.domain.agreement import Around, Asked
from allervers_training.contributing.domain.consent import WORDING
from allervers_training.contributing.domain.document import title_of
from allervers_training.contributing.domain.question import Answers
from allervers_training.contributing.domain.questions import questions_for, several
from allervers_training.contributing.domain.words import PropositionKind, PropositionState
from allervers_training.contributing.models import ConsentGiven, Proposition, Revision
from allervers_training.contributing.pages import addresses
from allervers_training.contributing.pages.accepted import Line, lines_of
from allervers_training.contributing.pages.ahead import Ahead, if_she_says
from allervers_training.contributing.pages.consenting import (
    QUESTIONS,
    Ask,
    Choice,
    choices,
)
from allervers_training.contributing.pages.letters import Letters, letters_to
from allervers_training.contributing.pages.voices import to_consent
from allervers_training.contributing.queries import agreement as queries
from allervers_training.contributing.queries.consents import consent_in
from allervers_training.contributing.service import agreement as service


@dataclass(frozen=True, slots=True)
class AgreementPage:
    """One step of her yes. `step` is « texte », « question » or « recap »."""

    key: str
    proposition: Proposition
    number: int
    wording: str
    step: str
    title: str
    letters: Letters
    texts: tuple[tuple[str, tuple[str, ...]], ...]
    said: Mapping[str, str]
    question: str
    ask: Ask | None
    choices: tuple[Choice, ...]
    listens: str
    voices: tuple[
        tuple[str, str], ...
    ]  # what a yes lets be heard, every bit: what was asked, and where
    lines: tuple[Line, ...]
    is_asked: bool  # her yes is awaited; otherwise she changes what she had said
    asks_again: bool  # the words of the questions have changed since
    back: str
    may_ask_licence: bool
    wants_licence: bool
    ahead: Ahead


def around_of(db: Session, proposition: Proposition, *, wants_licence: bool = False) -> Around:
    """Return what decides which questions she is asked."""
    people = tuple((str(number), name) for number, name in queries.explainers(db, proposition))
    return Around(proposition.kind, bool(to_consent(db, proposition)), wants_licence, people)


def agreement_page(
    db: Session, proposition: Proposition, key: str, asked: Asked, around: Around, folder: Path, *, at: datetime
) -> AgreementPage:  # fmt: skip
    text, given = service.text_of(db, proposition), service.newest_consent(db, proposition)
    is_asked = proposition.state is PropositionState.AUTHOR_CHECK
    is_stale = given is not None and given.wording != WORDING
    said = dict(asked.said)
    if not is_asked and not said and not asked.has_read:
        said = {} if is_stale else _said_before(given, around)
    question = asked.changes or agreement.missing(said, around)
    step = "question" if question else "recap"
    return AgreementPage(
        key,
        proposition,
        text.number, WORDING,
        "texte" if not asked.has_read and (is_asked or is_stale) else step,
        title_of(proposition.kind, text.answers or {}),
        letters_to(db, proposition),
        texts_of(proposition, text),
        {name: value for name, value in said.items() if name != question},
        question,
        QUESTIONS.get(question),
        choices(question, said, around) if question else (),
        listening.address_of(folder, listening.AGREEMENT, question) if question else "",
        _voices(db, proposition) if question == agreement.VOICE else (),
        lines_of(said, around),
        is_asked,
        is_stale,
        _back(said, question, asked),
        said.get(agreement.PUBLIC) == agreement.YES and agreement.LICENCE not in agreement.asked(said, around),
        around.wants_licence,
        if_she_says(db, proposition, agreement.consent_of(said), at=at),
    )  # fmt: skip


def _voices(db: Session, proposition: Proposition) -> tuple[tuple[str, str], ...]:
    return tuple(
        (question.ask, addresses.sound_of(proposition, voice))
        for question, voice in to_consent(db, proposition)
    )


def _said_before(given: ConsentGiven | None, around: Around) -> dict[str, str]:
    """Return what she had answered, who explained included: another answer never takes its place unsaid."""
    explained = agreement.NO
    if given and (given.explained_by_name or given.explained_by_id):
        explained = agreement.OTHER if given.explained_by_name else str(given.explained_by_id)
    return agreement.answers_of(consent_in(given), around, explained)


def texts_of(proposition: Proposition, text: Revision) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the final text: each question with what is answered, as it will be read."""
    return texts_in(proposition.kind, text.answers or {})


def texts_in(kind: PropositionKind, answers: Answers) -> tuple[tuple[str, tuple[str, ...]], ...]:
    unsaid = {term.WORD, term.SENSE} if term.is_orphan(answers) else set()
    asked = (q for q in questions_for(kind, answers) if q.key not in unsaid)
    every = ((q, several(answers, q.key)) for q in asked)
    return tuple(
        (question.ask, tuple(dict(question.choices).get(one, one) for one in given))
        for question, given in every
        if given
    )


def _back(said: Mapping[str, str], question: str, asked: Asked) -> str:
    """Return where one was before: the last answer is asked again, or the text is read again."""
    if asked.changes or not question or not said:
        return ""
    last = next(q for q in reversed(agreement.ALL_QUESTIONS) if q in said)
    return f"?{urlencode({**said, 'lu': 'oui', 'changer': last})}"
