"""Reading what others propose: taken, remarked upon, sent back or put to its author; never two at once unknown to each other."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from allervers_training.accounts.models import Person
from allervers_training.contributing import access
from allervers_training.contributing.domain import answering, moves
from allervers_training.contributing.domain.opinions import STEPS, Gesture, Sight, why_not
from allervers_training.contributing.domain.words import Happened
from allervers_training.contributing.models import Proposition, PropositionEvent, Remark, Revision
from allervers_training.contributing.queries import reading as queries
from allervers_training.contributing.queries.writing import remarks_to_author
from allervers_training.contributing.service import steps, telling
from allervers_training.kernel.errors import Conflict, Refused

MOVED = "Quelqu'un d'autre lit aussi ce texte : il a changé depuis que cette page est ouverte."
MOVED_REMEDY = "Ce que vous avez écrit est encore là. Relisez la page, puis recommencez."
SUBJECT_KEPT = "Un texte de cette personne paraît déjà sous ce sujet : il ne change plus."


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a reader decides, her word to the author, and what she had seen of the page."""

    gesture: Gesture
    message: str = ""
    seen: str = ""


def sight_of(db: Session, proposition: Proposition, person: Person) -> Sight:
    """Return what the rule must know about a text and its reader."""
    newest = access.newest(db, proposition)
    remarks = remarks_to_author(db, newest)
    return Sight(
        state=proposition.state,
        reading=steps.reading_of(db, proposition, newest),
        reader_id=person.id,
        is_team=person.is_trainer,
        is_peer=access.is_peer(db, person),
        remarks=tuple(map(_by, remarks)),
        has_subject=bool(proposition.competence_id),
        remarked_since=_remarked_since(queries.opinions(db, newest), remarks),
        voices_left=len(access.voices_left(db, proposition, newest)) if newest else 0,
    )


def _by(remark: Remark) -> int | None:
    """Return who made a remark; nobody's, and in nobody's power, are the author's own words, typed from her voice."""
    return None if remark.is_her_voice else remark.by_id


def _remarked_since(opinions: list[PropositionEvent], remarks: list[Remark]) -> set[int]:
    """Return who gave a favourable opinion, then remarked upon the same text."""
    when = {opinion.by_id: opinion.at for opinion in opinions}
    return {r.by_id for r in remarks if r.by_id and r.by_id in when and r.at > when[r.by_id]}


def seen_of(db: Session, proposition: Proposition) -> str:
    """Return a short name of all that readers did so far, to tell whether somebody did more."""
    newest, last = access.newest(db, proposition), queries.last_step(db, proposition, *Happened)
    said = [f"{r.id} {r.text} {r.suggests}" for r in remarks_to_author(db, newest)]
    place = [str(newest.id if newest else 0), str(last.id if last else 0)]
    return answering.fingerprint([*place, proposition.competence_id, *said])


def decide(
    db: Session, proposition: Proposition, opinion: Opinion, *, by: Person, at: datetime
) -> None:
    """Take a reader's step; raises `Conflict` when somebody did more meanwhile, `Refused` when the rule says no."""
    newest = hold(db, proposition)
    if opinion.gesture is Gesture.TAKE:
        _take(db, proposition, newest, by=by, at=at)
        return
    if opinion.seen != seen_of(db, proposition):
        raise Conflict(MOVED, remedy=MOVED_REMEDY)
    no = why_not(opinion.gesture, sight_of(db, proposition, by), opinion.message)
    if no:
        raise Refused(no)
    step = STEPS[opinion.gesture]
    if step is Happened.FINAL_TEXT_PUT:
        newest.accepted_by_id = by.id
    steps.take(db, proposition, step, by=by, at=at, revision=newest, text=opinion.message)
    telling.tell_author(db, proposition, step, at=at)


def choose_subject(
    db: Session, proposition: Proposition, competence_id: str, *, by: Person
) -> None:
    """Say what a text is about; its author sees it with the final text."""
    hold(db, proposition)
    if proposition.state not in moves.WAITING:
        raise Refused(moves.NOT_NOW)
    if proposition.author_id == by.id:
        raise Refused(moves.OWN_TEXT)
    if access.agreed(db, proposition):
        raise Refused(SUBJECT_KEPT)
    proposition.competence_id = competence_id
    db.flush()


def hold(db: Session, proposition: Proposition) -> Revision:
    """Keep a text from moving under one's hand until this transaction ends; return its newest revision."""
    db.refresh(proposition, with_for_update=True)
    newest = access.newest(db, proposition)
    if newest is None:
        raise Refused(moves.NOT_NOW)
    return newest


def _take(
    db: Session, proposition: Proposition, newest: Revision, *, by: Person, at: datetime
) -> None:
    """Say that somebody reads; a second tap says nothing more."""
    no = why_not(Gesture.TAKE, sight_of(db, proposition, by))
    if no:
        raise Refused(no)
    is_first = proposition.state is not moves.S.IN_REVIEW
    if not is_first and queries.taken_by(db, [newest.id]).get(newest.id) == by.id:
        return
    steps.take(db, proposition, Happened.TAKEN, by=by, at=at, revision=newest)
    if is_first:
        telling.tell_author(db, proposition, Happened.TAKEN, at=at)
