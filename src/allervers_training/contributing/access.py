"""The only ways to obtain what somebody proposes; another's draft looks like no proposition at all."""

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from allervers_training.accounts.domain import SiteRole
from allervers_training.accounts.models import Person
from allervers_training.catalogue.domain import Course, VersionSimplifiee
from allervers_training.contributing.domain.moves import OPEN_TO_AUTHOR, WAITING
from allervers_training.contributing.domain.questions import questions_for
from allervers_training.contributing.domain.spoken import wants_words
from allervers_training.contributing.domain.wording import WORDS_OF_HERS
from allervers_training.contributing.domain.words import PropositionState, RemarkAnswer
from allervers_training.contributing.models import (
    Contributor,
    Need,
    Proposition,
    Recording,
    Remark,
    Revision,
)
from allervers_training.kernel.errors import NotFound


def contributor(db: Session, person: Person) -> Contributor:
    """Return what lets somebody propose; to anybody else these pages do not exist."""
    found = db.get(Contributor, person.id)
    if found is None:
        raise NotFound
    return found


def mine(db: Session, slug: str, person: Person) -> Proposition:
    """Return a proposition for the one who wrote it, withdrawn or not."""
    return _one(db, slug, Proposition.author_id == person.id)


def reads(db: Session, person: Person) -> bool:
    """Tell whether somebody reads what others propose: a trainer, or a peer with lived experience."""
    return trains(person) or is_peer(db, person)


def trains(person: Person) -> bool:
    return person.has_role(SiteRole.TRAINER, SiteRole.ADMIN)


def is_peer(db: Session, person: Person) -> bool:
    found = db.get(Contributor, person.id)
    return found is not None and found.reads_as_peer


def easy_version(
    db: Session, course: Course, competence_id: str, person: Person
) -> VersionSimplifiee:
    """Return the easy version of a competence for a peer, who says whether it is easy."""
    found = course.resources_of(competence_id, VersionSimplifiee) if is_peer(db, person) else ()
    if not found:
        raise NotFound
    return found[0]


def sent(db: Session, slug: str, person: Person) -> Proposition:
    """Return somebody else's proposition for a reader, once it was sent; drafts are nobody's to read."""
    if not reads(db, person):
        raise NotFound
    was_sent = select(Revision.id).where(Revision.proposition_id == Proposition.id).exists()
    return _one(db, slug, was_sent, Proposition.state != PropositionState.WITHDRAWN)


def newest(db: Session, proposition: Proposition) -> Revision | None:
    """Return the text that was sent last, or put to its author last."""
    return db.scalars(
        select(Revision)
        .where(Revision.proposition_id == proposition.id)
        .order_by(Revision.number.desc())
        .limit(1)
    ).one_or_none()


def agreed(db: Session, proposition: Proposition) -> Revision | None:
    """Return the text that its author agreed to and that no other has replaced, shown already or not."""
    return db.scalars(
        select(Revision).where(
            Revision.proposition_id == proposition.id,
            Revision.agreed_at.is_not(None),
            Revision.replaced_at.is_(None),
        )
    ).one_or_none()


def own_remark(db: Session, proposition: Proposition, remark_id: int, person: Person) -> Remark:
    """Return a remark for whoever made it, while the text that it is about is the newest."""
    found, text = db.get(Remark, remark_id), newest(db, proposition)
    if found is None or text is None or (found.revision_id, found.by_id) != (text.id, person.id):
        raise NotFound
    return found


def remark_to_her(db: Session, proposition: Proposition, remark_id: int) -> Remark:
    """Return a remark on the newest text for whoever holds the proposition, once it was sent to its author."""
    found, text = db.get(Remark, remark_id), newest(db, proposition)
    is_sent = proposition.state is PropositionState.CHANGES_REQUESTED
    if found is None or text is None or found.revision_id != text.id or not is_sent:
        raise NotFound
    return found


def need(db: Session, need_id: int) -> Need:
    """Return a need for the trainers who say what is missing, closed or not."""
    found = db.get(Need, need_id)
    if found is None:
        raise NotFound
    return found


def open_need(db: Session, need_id: int) -> Need:
    """Return something that is still missing; anybody who proposes may answer it."""
    found = db.get(Need, need_id)
    if found is None or found.closed_at:
        raise NotFound
    return found


def voice(db: Session, proposition: Proposition, field: str) -> Recording | None:
    """Return what its author said for one question; whoever holds her proposition may hear it."""
    return db.scalars(
        select(Recording).where(
            Recording.proposition_id == proposition.id, Recording.field == field
        )
    ).one_or_none()


def voice_to_hear(db: Session, person: Person, recording_id: int) -> tuple[Recording, Proposition]:
    """Return somebody else's voice for a reader: while it waits to be typed, then once its text was sent."""
    found = db.get(Recording, recording_id) if reads(db, person) else None
    proposition = db.get_one(Proposition, found.proposition_id) if found else None
    if found is None or proposition is None or proposition.author_id == person.id:
        raise NotFound
    is_over = proposition.state is PropositionState.WITHDRAWN
    if is_over or (found.typed_at and newest(db, proposition) is None):
        raise NotFound
    return found, proposition


def voice_to_type(db: Session, person: Person, recording_id: int) -> tuple[Recording, Proposition]:
    """Return a voice that waits for somebody to type it: in her draft, or in the text that she sent."""
    found, proposition = voice_to_hear(db, person, recording_id)
    if proposition.state in WAITING:
        text = newest(db, proposition)
        waits = text is not None and found in voices_left(db, proposition, text)
    else:
        waits = proposition.state in OPEN_TO_AUTHOR and found.typed_at is None
    if not waits:
        raise NotFound
    return found, proposition


def voices_left(db: Session, proposition: Proposition, text: Revision) -> list[Recording]:
    """Return the voices that came with a text and that somebody has still to write.

    What was typed and waits for her, or that she left, is written: such a voice is heard by nobody else.
    """
    typed = (
        select(Remark)
        .join(Revision, Revision.id == Remark.revision_id)
        .where(Revision.proposition_id == proposition.id, Remark.text == WORDS_OF_HERS)
        .where(or_(Remark.revision_id == text.id, Remark.answer == RemarkAnswer.LEFT))
        .order_by(Remark.id)
    )
    written, answers = {said.field: said.at for said in db.scalars(typed)}, text.answers or {}
    asked = [question.key for question in questions_for(proposition.kind, answers)]
    came = select(Recording).where(
        Recording.proposition_id == proposition.id,
        Recording.at <= text.at,
        Recording.field.in_(asked),
    )
    found = db.scalars(came.order_by(Recording.at, Recording.id))
    return [voice for voice in found if wants_words(voice, answers, written)]


def somebody_who_proposes(db: Session, person_id: int) -> Contributor:
    """Return somebody who may propose, for the trainers who invite."""
    found = db.get(Contributor, person_id)
    if found is None:
        raise NotFound
    return found


def _one(db: Session, slug: str, *conditions: ColumnElement[bool]) -> Proposition:
    found = db.scalars(select(Proposition).where(Proposition.slug == slug, *conditions))
    proposition = found.one_or_none()
    if proposition is None:
        raise NotFound
    return proposition
