"""The demo's propositions: one in each state that a trainer, a reader and an author want to see."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from allervers_training.accounts.models import Person
from allervers_training.catalogue.domain import Course
from allervers_training.contributing.domain.question import Answers
from allervers_training.contributing.domain.words import (
    CreditKind,
    Happened,
    PropositionKind,
)
from allervers_training.contributing.models import ConsentGiven, Need, Proposition, Remark, Revision
from allervers_training.contributing.service import people, steps, writing
from allervers_training.dev import invented

LONG_AGO = timedelta(days=12)  # past the days that an author has to change her mind
EVERYWHERE = ["nom/public", "texte/plateforme", "texte/public", "texte/salle"]
FIRST_WORDING = "1"
K, H = PropositionKind, Happened


@dataclass(frozen=True)
class _Cast:
    author: Person
    reader: Person
    competence: str
    at: datetime


def add_propositions(db: Session, course: Course, *, at: datetime) -> dict[str, str]:
    """Add somebody who proposes, a peer, and their texts; return the secrets of their cards."""
    alice = db.scalars(select(Person).where(Person.name == "Alice").order_by(Person.id)).first()
    assert alice, "the cast is there"
    before = at - LONG_AGO
    who, card = people.invite(db, invented.NAMES["contributor"], by=alice, at=before)
    peer, other_card = people.invite(db, invented.NAMES["peer"], by=alice, at=before)
    people.let_read(db, peer, reads=True, by=alice, at=before)
    cast = _Cast(db.get_one(Person, who.person_id), alice, course.competences[1].id, before)
    _begun(db, cast, K.TEMOIGNAGE, invented.DRAFT)
    _read(db, cast)
    _put_to_her(db, cast)
    _shown(db, cast, K.DEBAT, invented.PUBLISHED)
    _withdrawn(db, cast)
    need = Need(kind=K.CAS, competence_id=cast.competence, text=invented.NEED, by_id=alice.id, at=at)  # fmt: skip
    db.add(need)
    return {"contributor": card, "peer": other_card}


def _begun(db: Session, cast: _Cast, kind: PropositionKind, answers: Answers) -> Proposition:
    start = writing.Start(kind, competence_id=cast.competence)
    one = writing.begin(db, cast.author, start, at=cast.at)
    one.draft, one.changed_at = dict(answers), cast.at + timedelta(minutes=20)
    return one


def _sent(
    db: Session, cast: _Cast, kind: PropositionKind, answers: Answers
) -> tuple[Proposition, Revision]:
    one = _begun(db, cast, kind, answers)
    text = writing.send(db, one, by=cast.author, at=cast.at)
    steps.take(db, one, H.TAKEN, by=cast.reader, at=cast.at, revision=text)
    return one, text


def _read(db: Session, cast: _Cast) -> None:
    _, text = _sent(db, cast, K.CAS, invented.IN_REVIEW)
    said = {"text": invented.REMARK, "suggests": invented.OTHER_WORDS}
    db.add(Remark(revision_id=text.id, field="recit", by_id=cast.reader.id, at=cast.at, **said))


def _put_to_her(db: Session, cast: _Cast) -> None:
    one, text = _sent(db, cast, K.ARBRE, invented.FOR_HER_YES)
    steps.take(
        db, one, H.FINAL_TEXT_PUT, by=cast.reader, at=cast.at, revision=text, text=invented.WORD
    )


def _shown(
    db: Session, cast: _Cast, kind: PropositionKind, answers: Answers
) -> tuple[Proposition, Revision]:
    one, text = _sent(db, cast, kind, answers)
    steps.take(db, one, H.FINAL_TEXT_PUT, by=cast.reader, at=cast.at, revision=text)
    given = {"given": EVERYWHERE, "wording": FIRST_WORDING}
    db.add(ConsentGiven(proposition_id=one.id, revision_id=text.id, at=cast.at, **given))
    one.credit_kind, one.credit_name = CreditKind.NAME, invented.CREDIT
    text.agreed_at, text.shows_from = cast.at, cast.at + timedelta(days=7)
    steps.take(db, one, H.AUTHOR_AGREED, by=cast.author, at=cast.at, revision=text)
    return one, text


def _withdrawn(db: Session, cast: _Cast) -> None:
    one, text = _shown(db, cast, K.PAROLES, invented.WITHDRAWN)
    at = cast.at + timedelta(days=9)
    text.answers, one.draft, one.withdrawn_at = None, {}, at
    one.credit_kind, one.credit_name = CreditKind.NONE, ""
    steps.take(db, one, H.WITHDRAWN, by=cast.author, at=at)
