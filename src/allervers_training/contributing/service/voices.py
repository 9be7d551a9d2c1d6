"""Voices: kept out of the web's reach, replaced when their author says which, and erased."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy.orm import Session

from allervers_training.contributing import access
from allervers_training.contributing.domain import sound
from allervers_training.contributing.domain.moves import WAITING
from allervers_training.contributing.domain.question import Question
from allervers_training.contributing.models import Proposition, Recording
from allervers_training.contributing.queries import writing as queries
from allervers_training.contributing.service import writing
from allervers_training.kernel.db import after_commit, if_undone
from allervers_training.kernel.errors import Conflict, Invalid, NotFound
from allervers_training.kernel.signals import content_changed

FOLDER = "voix"
NOTHING = "Il n'y a pas encore d'enregistrement."
NO_SOUND = "Ce fichier n'est pas un enregistrement."
TOO_LONG = "Cet enregistrement est trop long."
ALREADY = "Une autre voix est déjà gardée ici."
ALREADY_REMEDY = "Écoutez-la avant de choisir."


@dataclass(frozen=True, slots=True)
class Sound:
    """What somebody recorded. `instead_of` is the take that she lets it replace."""

    folder: Path
    said: bytes
    instead_of: str = ""


def keep(
    db: Session, proposition: Proposition, question: Question, new: Sound, *, at: datetime
) -> Recording:
    """Keep what its author says for a question; the same sound twice is kept once.

    Raises `Invalid` when it is none, `Conflict` when it would replace a voice that she was not asked about.
    """
    writing.check_open(proposition)
    folder, media_type = new.folder, _checked(new.said)
    found = access.voice(db, proposition, question.key)
    if found and _holds(folder, found, new.said):
        return found
    if found and found.take != new.instead_of:
        raise Conflict(ALREADY, remedy=ALREADY_REMEDY)
    name = _write(db, folder, new.said, sound.EXTENSIONS[media_type])
    if found is None:
        found = Recording(proposition_id=proposition.id, field=question.key)
        db.add(found)
    else:
        _unlink_later(db, folder, found.file)
    found.file, found.media_type, found.at = name, media_type, at
    found.typed_by_id, found.typed_at = None, None
    proposition.changed_at = at
    db.flush()
    return found


def erase(db: Session, folder: Path, recording: Recording) -> None:
    """Erase a voice: its row, what was typed from it and still waits with readers, and its file once that is on disk."""
    _unlink_later(db, folder, recording.file)
    proposition = db.get_one(Proposition, recording.proposition_id)
    for remark in queries.remarks_to_author(db, access.newest(db, proposition)):
        is_hers = remark.is_her_voice and remark.field == recording.field
        if is_hers and proposition.state in WAITING:
            db.delete(remark)
    db.delete(recording)
    db.flush()


def erase_all(db: Session, folder: Path, proposition: Proposition) -> None:
    """Erase every voice of a proposition: its author withdraws it."""
    for recording in queries.voices(db, proposition).values():
        erase(db, folder, recording)


def file_of(folder: Path, recording: Recording | None) -> Path:
    """Return the file of a voice; raises `NotFound` when there is none."""
    found = folder / FOLDER / recording.file if recording and recording.file else None
    if found is None or not found.is_file():
        raise NotFound
    return found


def _holds(folder: Path, recording: Recording, said: bytes) -> bool:
    kept = folder / FOLDER / recording.file
    return kept.is_file() and kept.read_bytes() == said


def _checked(said: bytes) -> str:
    if not said:
        raise Invalid({"son": NOTHING})
    if len(said) > sound.LARGEST:
        raise Invalid({"son": TOO_LONG})
    media_type = sound.media_type(said)
    if not media_type:
        raise Invalid({"son": NO_SOUND})
    return media_type


def _write(db: Session, folder: Path, said: bytes, extension: str) -> str:
    name = f"{secrets.token_hex(16)}.{extension}"
    kept = folder / FOLDER / name
    kept.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    kept.touch(mode=0o600)
    kept.write_bytes(said)
    if_undone(db, lambda: kept.unlink(missing_ok=True))
    return name


def _unlink_later(db: Session, folder: Path, name: str) -> None:
    """Let a file go once that is on disk; a page that played it shows it no more."""
    after_commit(db, lambda: (folder / FOLDER / name).unlink(missing_ok=True))
    after_commit(db, content_changed.send)
