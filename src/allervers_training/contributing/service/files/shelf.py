"""A folder of the course, and what is remembered of the files that were written there."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath

from sqlalchemy import select
from sqlalchemy.orm import Session

from allervers_training.catalogue.domain.contributed import FOLDER
from allervers_training.catalogue.loader import Loaded, load
from allervers_training.catalogue.sources import read_tree
from allervers_training.contributing.models import ExportedFile, Proposition


@dataclass(frozen=True, slots=True)
class Shelf:
    """A folder as it stands on the disk, and the last state of each file that both sides agreed on."""

    folder: Path
    loaded: Loaded
    known: dict[int, ExportedFile]

    def path_of(self, one: Proposition) -> str:
        """Return where its file is, even moved, or else where it goes; empty when its competence has no file."""
        there = self.loaded.texts.get(one.slug)
        if there:
            return there.path
        competence = self.loaded.texts.get(one.competence_id)
        if competence is None:
            return ""
        return f"{PurePosixPath(competence.path).parent}/{FOLDER}/{one.slug}.md"

    def data(self, path: str) -> bytes | None:
        """Return what a file holds; nothing when it is not there."""
        place = self.folder / path
        return place.read_bytes() if place.is_file() else None

    def is_as_left(self, one: Proposition, data: bytes) -> bool:
        """Tell whether nobody changed a file since it was written, or read back."""
        known = self.known.get(one.id)
        return known is not None and known.digest == digest_of(data)


def shelf(db: Session, folder: Path) -> Shelf:
    known = {row.proposition_id: row for row in db.scalars(select(ExportedFile))}
    return Shelf(folder, load(read_tree(folder)), known)


def remember(db: Session, one: Proposition, path: str, data: bytes, *, at: datetime) -> None:
    """Keep that a file and the database say the same, or that its changes were taken in."""
    for row in db.scalars(select(ExportedFile).where(ExportedFile.proposition_id == one.id)):
        if row.path != path:
            db.delete(row)
    db.merge(ExportedFile(path=path, proposition_id=one.id, digest=digest_of(data), at=at))
    db.flush()


def digest_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
