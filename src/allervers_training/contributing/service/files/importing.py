"""Reads changed files back: their words become another text, that readers and then its author must agree to."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from allervers_training.catalogue.domain import Document, Retire
from allervers_training.catalogue.domain.contributed import FOLDER
from allervers_training.catalogue.reading.documents import SourceDocument
from allervers_training.contributing.access import agreed, newest
from allervers_training.contributing.domain.cooling import in_force
from allervers_training.contributing.domain.document import Written
from allervers_training.contributing.domain.moves import after
from allervers_training.contributing.domain.question import Answers
from allervers_training.contributing.domain.questions import missing
from allervers_training.contributing.domain.unmaking import answers_in, not_answers
from allervers_training.contributing.domain.words import Happened
from allervers_training.contributing.models import Contributor, Proposition, Revision
from allervers_training.contributing.offering import UNKNOWN_KEY
from allervers_training.contributing.queries.consents import history
from allervers_training.contributing.service import steps
from allervers_training.contributing.service.files.shelf import remember, shelf
from allervers_training.kernel.errors import Refused

UNREADABLE = "ce fichier n'est pas compris : « allervers content check » dit pourquoi"
UNKNOWN = "aucune proposition d'ici ne porte cet identifiant"
GONE = "la personne qui l'a écrit a retiré ce texte : « allervers content export » le dira dans le fichier"
NOT_YET = "ce texte n'a pas encore été accepté ici"
OTHER_KIND = "le type d'un texte proposé ne change pas"
BUSY = "un autre texte est déjà en cours d'écriture ou de relecture : attendez qu'il soit accepté"
TOO_MUCH = "seules les réponses de la personne qui l'a écrit se changent ici ; remettez : {}"
LACKS = "il manque une réponse : {}"


@dataclass(frozen=True, slots=True)
class Found:
    """A file that somebody changed, with the answers that it gives; none when its words are the same.

    `why` says what keeps it from being taken.
    """

    path: str
    proposition: Proposition | None = None
    answers: Answers | None = None
    data: bytes = b""
    why: str = ""


def changed(db: Session, folder: Path, *, at: datetime) -> tuple[Found, ...]:
    """Return the files of contributed texts that were changed since they were written, or read back."""
    where = shelf(db, folder)
    known = {one.slug: one for one in db.scalars(select(Proposition))}
    found = []
    for read in where.loaded.documents:
        if f"/{FOLDER}/" in read.path and not isinstance(read.header, Retire):
            one, data = known.get(read.id), where.data(read.path) or b""
            if one is None or not where.is_as_left(one, data):
                found.append(_found(db, read, one, data, at=at))
    return tuple(found)


def take_in(db: Session, folder: Path, *, at: datetime) -> tuple[Found, ...]:
    """Make of each changed file a text to be read and agreed to; what is shown stays as it is."""
    found = changed(db, folder, at=at)
    for file in found:
        if file.proposition is not None and not file.why:
            if file.answers is not None:
                _keep(db, file.proposition, file.answers, at=at)
            remember(db, file.proposition, file.path, file.data, at=at)
    return found


def _found(
    db: Session, read: SourceDocument, one: Proposition | None, data: bytes, *, at: datetime
) -> Found:
    if read.header is None or one is None:
        return Found(read.path, why=UNREADABLE if read.header is None else UNKNOWN)
    try:
        answers = _answers(db, one, (read.header, read.text.markdown), at=at)
    except Refused as refusal:
        return Found(read.path, one, why=str(refusal))
    return Found(read.path, one, answers, data)


def _answers(
    db: Session, one: Proposition, said: tuple[Document, str], *, at: datetime
) -> Answers | None:
    """Return what a file answers, nothing when her text says so already; raises `Refused`."""
    shown = agreed(db, one)
    if one.withdrawn_at or shown is None or shown.answers is None:
        raise Refused(GONE if one.withdrawn_at else NOT_YET)
    if said[0].type != one.kind:
        raise Refused(OTHER_KIND)
    written = _written(db, one, shown, at=at)
    if not not_answers(one.kind, shown.answers, written, said):
        return None
    answers = answers_in(one.kind, *said)
    if others := not_answers(one.kind, answers, written, said):
        raise Refused(TOO_MUCH.format(", ".join(others)))
    if lacks := missing(one.kind, answers):
        raise Refused(LACKS.format(", ".join(question.label for question in lacks)))
    _check_moves(one)
    return answers


def _check_moves(one: Proposition) -> None:
    try:
        after(one.state, Happened.READ_FROM_FILE)
    except Refused as refusal:
        raise Refused(BUSY) from refusal


def _written(db: Session, one: Proposition, shown: Revision, *, at: datetime) -> Written:
    who = db.get(Contributor, one.author_id or 0)
    licence = in_force(history(db, one), at).consent.licence
    key = who.key if who else UNKNOWN_KEY
    return Written(one.slug, one.competence_id, shown.number, key, licence)


def _keep(db: Session, one: Proposition, answers: Answers, *, at: datetime) -> None:
    last = newest(db, one)
    text = Revision(
        proposition_id=one.id,
        number=last.number + 1 if last else 1,
        parent_id=last.id if last else None,
        answers=dict(answers),
        digest=_digest(answers),
        at=at,
    )
    db.add(text)
    db.flush()
    steps.take(db, one, Happened.READ_FROM_FILE, by=None, at=at, revision=text)


def _digest(answers: Answers) -> str:
    said = json.dumps(answers, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()
