"""Nadia, who proposes, and texts of hers in the states that tests need."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session
from tests.dev.site import Site

from allervers_training.accounts import service as accounts
from allervers_training.accounts.models import Person
from allervers_training.contributing.domain import consent
from allervers_training.contributing.domain.question import Answers
from allervers_training.contributing.domain.words import (
    Happened,
    PropositionKind,
    PropositionState,
)
from allervers_training.contributing.models import (
    ConsentGiven,
    Contributor,
    Proposition,
    Revision,
)
from allervers_training.contributing.service import steps
from allervers_training.kernel import clock

PHRASE = "On ne frappe pas chez quelqu'un le soir, dit l'hirondelle."
WHOLE = ("texte/salle", "texte/plateforme", "texte/public", "nom/public")
KEYS = {"Nadia": "k7m2x9", "Rosa": "p4w8zt"}


@dataclass(frozen=True)
class Shown:
    """What to make of a text: `given` is what she agreed to, `days` since her yes."""

    kind: PropositionKind = PropositionKind.DEBAT
    answers: Answers | None = None
    given: tuple[str, ...] = WHOLE
    days: int = 8
    slug: str = "p-soir"
    competence: str = "c2-besoin"


def contributor(db: Session, name: str = "Nadia", *, peer: bool = False) -> Person:
    """Return somebody who may propose, made when she is not there yet."""
    found = db.scalars(select(Person).where(Person.name == name)).first()
    person = found or accounts.create_person(db, name, at=clock.now())
    if db.get(Contributor, person.id) is None:
        who = Contributor(person_id=person.id, key=KEYS[name], reads_as_peer=peer, created_at=clock.now())  # fmt: skip
        db.add(who)
        db.flush()
    return person


def sent(
    db: Session, author: Person, shown: Shown, *, at: datetime
) -> tuple[Proposition, Revision]:
    """Return a text that its author has sent, and its first revision."""
    answers = dict(shown.answers or {"phrases": [PHRASE], "mot": "le soir", "sens": "après huit heures"})  # fmt: skip
    one = Proposition(
        slug=shown.slug,
        kind=shown.kind,
        author_id=author.id,
        competence_id=shown.competence,
        state=PropositionState.DRAFT,
        draft=answers,
        created_at=at,
        changed_at=at,
    )
    db.add(one)
    db.flush()
    text = Revision(proposition_id=one.id, number=1, answers=answers, digest="0" * 64, by_id=author.id, at=at)  # fmt: skip
    db.add(text)
    db.flush()
    steps.take(db, one, Happened.SENT, by=author, at=at, revision=text)
    return one, text


def agreed(db: Session, author: Person, reader: Person, shown: Shown) -> Proposition:
    """Return a text that was read, put to its author, and agreed to some days ago."""
    at = clock.now() - timedelta(days=shown.days)
    one, text = sent(db, author, shown, at=at)
    for step, by in (
        (Happened.TAKEN, reader),
        (Happened.PEER_AGREED, contributor(db, "Rosa", peer=True)),
        (Happened.FINAL_TEXT_PUT, reader),
    ):
        steps.take(db, one, step, by=by, at=at, revision=text)
    db.add(ConsentGiven(proposition_id=one.id, revision_id=text.id, given=list(shown.given), wording=consent.WORDING, at=at))  # fmt: skip
    text.agreed_at, text.shows_from = at, at + timedelta(days=7)
    steps.take(db, one, Happened.AUTHOR_AGREED, by=author, at=at, revision=text)
    return one


def publish(site: Site, shown: Shown | None = None) -> str:
    """Let Nadia's text be shown as she agreed to, and return its slug."""
    with site.database.writing() as db:
        alice = db.scalars(select(Person).where(Person.name == "Alice")).one()
        return agreed(db, contributor(db), alice, shown or Shown()).slug
