"""Time that is paid: what may be logged, and how it is added up."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from allervers_training.kernel.errors import Invalid

A_DAY = 24 * 60
LONGEST_TASK = 200
NOT_A_DAY = "Écrivez le jour, le mois et l'année."
TOMORROW = "Ce jour n'est pas encore venu."
NO_TIME = "Écrivez combien de temps, en chiffres."
TOO_LONG = "Une journée a vingt-quatre heures au plus."
NO_TASK = "Choisissez ce que vous avez fait."


class Task(StrEnum):
    """What is done most often; anything else is said in one's own words."""

    WRITE = "Écrire"
    READ = "Relire"
    PREPARE = "Préparer"
    LEAD = "Animer"
    OTHER = "Autre chose"


@dataclass(frozen=True, slots=True)
class Worked:
    """Some time of one day."""

    day: date
    minutes: int
    task: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whose time is asked for, and of when; nothing: everybody's, always."""

    person_id: int | None = None
    since: date | None = None
    until: date | None = None


def check(worked: Worked, today: date) -> None:
    """Raise `Invalid` for what cannot have been worked."""
    wrong = {}
    if worked.day > today:
        wrong["jour"] = TOMORROW
    if worked.minutes <= 0:
        wrong["heures"] = NO_TIME
    elif worked.minutes > A_DAY:
        wrong["heures"] = TOO_LONG
    if not worked.task:
        wrong["tache"] = NO_TASK
    if wrong:
        raise Invalid(wrong)


def total(minutes: Iterable[int]) -> str:
    return in_words(sum(minutes))


def in_words(minutes: int) -> str:
    """Say a time: « 2 heures 30 », « 45 minutes »."""
    hours, left = divmod(minutes, 60)
    if not hours:
        return f"{left} minute{'s' if left > 1 else ''}"
    said = f"{hours} heure{'s' if hours > 1 else ''}"
    return f"{said} {left:02d}" if left else said
