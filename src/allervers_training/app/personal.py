"""Every room's declaration of what it keeps on people, in the order in which a person reads it."""

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from allervers_training.accounts import personal as accounts
from allervers_training.accounts.models import Person
from allervers_training.accounts.personal_file import PersonalFile
from allervers_training.catalogue.domain import Course
from allervers_training.catalogue.library import Library
from allervers_training.cohorts import personal as cohorts
from allervers_training.conducteur import personal as conducteur
from allervers_training.contributing import personal as contributing
from allervers_training.emargement import personal as emargement
from allervers_training.journal import personal as journal
from allervers_training.journal import takeaway
from allervers_training.journal.seal import Sealer
from allervers_training.kernel.errors import Refused
from allervers_training.kernel.personal import Holding, gather
from allervers_training.kernel.settings import Settings
from allervers_training.kernel.site_key import keys_at
from allervers_training.positioning import personal as positioning
from allervers_training.progress import personal as progress
from allervers_training.quizzes import personal as quizzes
from allervers_training.salle import personal as salle
from allervers_training.surveys import personal as surveys

TOLD_TO_HER: tuple[Holding, ...] = (
    *accounts.HOLDINGS,
    *cohorts.HOLDINGS,
    *emargement.HOLDINGS,
    *progress.HOLDINGS,
    *positioning.HOLDINGS,
    *quizzes.HOLDINGS,
    *salle.HOLDINGS,
    *surveys.HOLDINGS,
    *contributing.HOLDINGS,
    *conducteur.HOLDINGS,
)
HOLDINGS = (*TOLD_TO_HER, *journal.HOLDINGS)
WORDS = ("title", "text", "prompt", "ask")


def personal_file(
    db: Session,
    person_id: int,
    course: Course,
    settings: Settings,
    *,
    at: datetime,
    holdings: Sequence[Holding] = HOLDINGS,
) -> PersonalFile:
    """Return all that the site keeps on a person, but the words of her journal."""
    gathered = gather(db, person_id, holdings)
    names = dict(_names((course.outline, *course.documents.values())))
    return PersonalFile(gathered, settings.data_dir, names, at)


def own_file(
    library: Library, settings: Settings, db: Session, person: Person, *, at: datetime
) -> PersonalFile:
    """Return to a person who is signed in all that the site keeps on her, her journal included."""
    course = library.current.course
    told = personal_file(db, person.id, course, settings, at=at, holdings=TOLD_TO_HER)
    if not journal.has_any(db, person.id):
        return told
    try:
        text = takeaway.as_text(db, person, course, Sealer(keys_at(settings.key_path)))
    except Refused as refused:  # the rest is hers too: it is not held back
        text = f"{refused}\n{refused.remedy}\n"
    return replace(told, texts={"mon-carnet.md": text})


def _names(told: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - anything that a course is made of
    """Find what the course calls each thing that has an identifier."""
    if isinstance(told, tuple):
        for one in told:
            yield from _names(one)
    elif is_dataclass(told):
        words = next((getattr(told, name) for name in WORDS if hasattr(told, name)), None)
        identifier = getattr(told, "id", None)
        if isinstance(identifier, str) and "-" in identifier and isinstance(words, str):
            yield identifier, words  # without a hyphen it could be a word that somebody wrote
        for one in fields(told):
            yield from _names(getattr(told, one.name))
