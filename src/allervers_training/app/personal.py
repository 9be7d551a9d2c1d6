"""Every room's declaration of what it keeps on people, in the order in which a person reads it."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from allervers_training.accounts import personal as accounts
from allervers_training.accounts.personal_file import PersonalFile
from allervers_training.catalogue.domain import Course
from allervers_training.cohorts import personal as cohorts
from allervers_training.conducteur import personal as conducteur
from allervers_training.emargement import personal as emargement
from allervers_training.journal import personal as journal
from allervers_training.kernel.personal import Holding, gather
from allervers_training.kernel.settings import Settings
from allervers_training.positioning import personal as positioning
from allervers_training.progress import personal as progress
from allervers_training.quizzes import personal as quizzes
from allervers_training.salle import personal as salle
from allervers_training.surveys import personal as surveys

HOLDINGS: tuple[Holding, ...] = (
    *accounts.HOLDINGS,
    *cohorts.HOLDINGS,
    *emargement.HOLDINGS,
    *progress.HOLDINGS,
    *positioning.HOLDINGS,
    *quizzes.HOLDINGS,
    *salle.HOLDINGS,
    *surveys.HOLDINGS,
    *conducteur.HOLDINGS,
    *journal.HOLDINGS,
)
WORDS = ("title", "text", "prompt", "ask")


def personal_file(
    db: Session, person_id: int, course: Course, settings: Settings, *, at: datetime
) -> PersonalFile:
    """Return all that the site keeps on a person, but the words of her journal."""
    gathered = gather(db, person_id, HOLDINGS)
    names = dict(_names((course.outline, *course.documents.values())))
    return PersonalFile(gathered, settings.data_dir, names, at)


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
