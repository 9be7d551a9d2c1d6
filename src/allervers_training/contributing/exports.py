"""The table of paid time, for whoever pays it."""

from collections.abc import Iterable

from allervers_training.contributing.domain.hours import in_words
from allervers_training.contributing.models import WorkedTime
from allervers_training.kernel import spreadsheet

COLUMNS = ("Personne", "Jour", "Minutes", "Heures", "Travail")


def hours_csv(rows: Iterable[tuple[WorkedTime, str]]) -> str:
    """Return the time of people, each with a name."""
    told = ((name, w.day.isoformat(), w.minutes, in_words(w.minutes), w.task) for w, name in rows)
    return spreadsheet.as_csv(COLUMNS, told)
