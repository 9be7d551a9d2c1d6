"""Puts what people contribute in the course, and takes it out again: marks in files, words in their place."""

from collections.abc import Collection, Mapping
from datetime import datetime
from pathlib import PurePosixPath
from typing import Protocol

from sqlalchemy.orm import Session

from allervers_training.catalogue.domain.contributed import FOLDER, Offer, Piece, Pieces
from allervers_training.catalogue.edition import Edition
from allervers_training.catalogue.sources import CONTRIBUTED_MARK, FROM_FILE, Files


class Contributions(Protocol):
    """What a room above knows of the texts that people contribute; `app/` hands it down."""

    def tide(self, db: Session) -> int:
        """Return a number that changes with anything that changes what is shown."""

    def offer(self, db: Session, *, at: datetime) -> Offer:
        """Return what the newest state of the course lists, tombstones included."""

    def pieces(self, db: Session, marks: Collection[str], *, at: datetime) -> Mapping[str, Piece]:
        """Return what marks say at a moment, whenever they were made; a tombstone for what was withdrawn."""


def marked(
    db: Session, contributions: Contributions, own: Edition, offer: Offer, *, at: datetime
) -> Files:
    """Return the files of the folder with marks in their place: what is offered, and what no longer is.

    The same object when nobody has contributed anything.
    """
    standing = {PurePosixPath(p).stem: p for p in own.files if f"/{FOLDER}/" in p}
    known = _known(db, contributions, standing, at=at)
    placed = {_path(own, o.competence_id, o.slug): o for o in offer.texts}
    placed.pop("", None)
    if not known and not placed:
        return own.files
    files = {**own.files, **{standing[slug]: mark for slug, mark in known.items()}}
    for path, offered in placed.items():
        files.pop(standing.get(offered.slug, ""), None)
        files[path] = offered.mark
    return files


def pieces_of(
    db: Session, contributions: Contributions | None, files: Files, *, at: datetime
) -> Pieces:
    """Return what the marks of these files say at a moment; what nobody can say any more is left out."""
    marks = {path: said for path, said in files.items() if said.startswith(CONTRIBUTED_MARK)}
    known = contributions.pieces(db, set(marks.values()), at=at) if contributions and marks else {}
    return Pieces({path: known[mark] for path, mark in marks.items() if mark in known})


def _known(
    db: Session, contributions: Contributions, slugs: Collection[str], *, at: datetime
) -> Mapping[str, str]:
    """Return a mark for each file of the folder whose author is known here: her word holds, not the file's."""
    marks = {slug: f"{CONTRIBUTED_MARK}{slug}@{FROM_FILE}" for slug in slugs}
    said = contributions.pieces(db, set(marks.values()), at=at) if marks else {}
    return {slug: mark for slug, mark in marks.items() if mark in said}


def _path(own: Edition, competence_id: str, slug: str) -> str:
    """Return where a contributed text stands, beside its competence; nothing when the course has no such one."""
    if own.course.competence(competence_id) is None:
        return ""
    folder = PurePosixPath(own.path_of(competence_id)).parent
    return f"{folder}/{FOLDER}/{slug}.md"
