"""Voices: kept out of the web's reach, replaced, erased, and typed out by somebody who says her name."""

import secrets
from datetime import datetime
from pathlib import Path

from sqlalchemy.orm import Session

from allervers_training.accounts.models import Person
from allervers_training.contributing import access
from allervers_training.contributing.domain import answering, sound
from allervers_training.contributing.domain.question import Input, Question
from allervers_training.contributing.models import Proposition, Recording
from allervers_training.contributing.queries import writing as queries
from allervers_training.contributing.service import writing
from allervers_training.kernel.db import after_commit, if_undone
from allervers_training.kernel.errors import Invalid, NotFound

FOLDER = "voix"
NOTHING = "Il n'y a pas encore d'enregistrement."
NO_SOUND = "Ce fichier n'est pas un enregistrement."
TOO_LONG = "Cet enregistrement est trop long."


def keep(
    db: Session, proposition: Proposition, question: Question, sounds: tuple[Path, bytes], *, at: datetime
) -> Recording:  # fmt: skip
    """Keep what its author says for a question, in the place of what she had said.

    `sounds` is the data folder and the recording. Raises `Invalid` when it is none.
    """
    writing.check_open(proposition)
    folder, said = sounds
    media_type = _checked(said)
    name = _write(db, folder, said, sound.EXTENSIONS[media_type])
    found = access.voice(db, proposition, question.key)
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
    """Erase a voice: its row, and its file once that is on disk."""
    _unlink_later(db, folder, recording.file)
    db.delete(recording)
    db.flush()


def erase_all(db: Session, folder: Path, proposition: Proposition) -> None:
    """Erase every voice of a proposition: its author withdraws it."""
    for recording in queries.voices(db, proposition).values():
        erase(db, folder, recording)


def type_out(
    db: Session, recording: Recording, question: Question, text: str, *, by: Person, at: datetime
) -> None:
    """Write down what somebody said, in her draft; what she had typed herself is kept beside it."""
    if not text:
        raise Invalid({"texte": "Écrivez ce que vous entendez, mot pour mot."})
    proposition = db.get_one(Proposition, recording.proposition_id)
    answer = text.split("\n") if question.input is Input.LIST else text
    typed = writing.Typed(answer, seen=answering.fingerprint(None))
    writing.write(db, proposition, question, typed, at=at)
    recording.typed_by_id, recording.typed_at = by.id, at
    db.flush()


def file_of(folder: Path, recording: Recording | None) -> Path:
    """Return the file of a voice; raises `NotFound` when there is none."""
    found = folder / FOLDER / recording.file if recording and recording.file else None
    if found is None or not found.is_file():
        raise NotFound
    return found


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
    after_commit(db, lambda: (folder / FOLDER / name).unlink(missing_ok=True))
