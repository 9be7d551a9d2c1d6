"""Writes what people let be public as files of the course; never over a change that nobody took in."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from allervers_training.catalogue.domain.contributed import Reach
from allervers_training.catalogue.writing.documents import write_document
from allervers_training.catalogue.writing.folder import write_whole
from allervers_training.contributing.access import newest
from allervers_training.contributing.domain.document import Written, tombstone
from allervers_training.contributing.domain.words import Happened, PropositionState
from allervers_training.contributing.models import Proposition, PropositionEvent
from allervers_training.contributing.offering import Offering
from allervers_training.contributing.service.files.shelf import Shelf, remember, shelf

UNDER_WAY = frozenset(
    {PropositionState.IN_REVIEW, PropositionState.SENT, PropositionState.AUTHOR_CHECK}
)
CHANGED = (
    "modifié à la main depuis le dernier échange : lancez « allervers content import » pour le "
    "reprendre, ou déplacez-le"
)
NO_COMPETENCE = "aucun fichier n'est celui de sa compétence dans ce dossier"


class Fate(StrEnum):
    """What becomes of a file; the words are shown."""

    NEW = "nouveau"
    CHANGED = "mis à jour"
    TOMBSTONE = "retiré"
    SAME = "déjà à jour"
    WAITS = "attend"
    REFUSED = "refusé"


@dataclass(frozen=True, slots=True)
class Planned:
    """One file, and what is to become of it; `why` says what a person must do first."""

    proposition: Proposition
    path: str
    fate: Fate
    text: str = ""
    why: str = ""


def planned(db: Session, folder: Path, *, at: datetime) -> tuple[Planned, ...]:
    """Say what an export would do now; it writes nothing."""
    where = shelf(db, folder)
    public = _public(db, at=at)
    found = db.scalars(select(Proposition).order_by(Proposition.id))
    return tuple(plan for one in found for plan in _plan(db, where, one, public.get(one.slug)))


def export(db: Session, folder: Path, *, at: datetime) -> tuple[Planned, ...]:
    """Write what can be, remember how each file was left, and return all that was planned."""
    plans = planned(db, folder, at=at)
    for plan in plans:
        if plan.fate not in {Fate.REFUSED, Fate.WAITS, Fate.SAME}:
            write_whole(folder / plan.path, plan.text)
        if plan.fate not in {Fate.REFUSED, Fate.WAITS}:
            remember(db, plan.proposition, plan.path, plan.text.encode(), at=at)
    return plans


def _public(db: Session, *, at: datetime) -> dict[str, str]:
    """Return the texts that anybody may read now, by slug; nobody's text is public by default."""
    offering = Offering()
    offered = {text.mark: text.slug for text in offering.offer(db, at=at).texts}
    pieces = offering.pieces(db, set(offered), at=at)
    return {offered[mark]: p.text for mark, p in pieces.items() if p.reach is Reach.PUBLIC}


def _plan(db: Session, where: Shelf, one: Proposition, public: str | None) -> Iterator[Planned]:
    """Plan at most one file: a proposition that is not public has none, unless it had one."""
    path = where.path_of(one)
    data = where.data(path) if path else None
    if public is None or one.withdrawn_at:
        if data is not None:
            yield _taken_back(one, path, data)
    elif not path:
        yield Planned(one, f"{one.slug}.md", Fate.REFUSED, why=NO_COMPETENCE)
    elif data is None:
        yield Planned(one, path, Fate.NEW, public)
    elif data == public.encode():
        yield Planned(one, path, Fate.SAME, public)
    elif not where.is_as_left(one, data):
        yield Planned(one, path, Fate.REFUSED, why=CHANGED)
    elif _was_taken_in(db, one):
        yield Planned(
            one,
            path,
            Fate.WAITS,
            why="sa nouvelle version attend l'accord de la personne qui l'a écrit",
        )
    else:
        yield Planned(one, path, Fate.CHANGED, public)


def _taken_back(one: Proposition, path: str, data: bytes) -> Planned:
    """Leave her identifier alone in a file, even one that somebody changed: her words are hers."""
    text = write_document(*tombstone(Written(one.slug, one.competence_id, 1, "")))
    fate = Fate.SAME if data == text.encode() else Fate.TOMBSTONE
    return Planned(one, path, fate, text)


def _was_taken_in(db: Session, one: Proposition) -> bool:
    """Tell whether the newest text came from the file, and its author has still to agree to it."""
    text = newest(db, one)
    if one.state not in UNDER_WAY or text is None:
        return False
    came = select(PropositionEvent.id).where(
        PropositionEvent.revision_id == text.id, PropositionEvent.type == Happened.READ_FROM_FILE
    )
    return db.scalar(came.limit(1)) is not None
