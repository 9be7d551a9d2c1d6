"""From what was typed to some time that was worked, and to a period."""

from collections.abc import Mapping
from datetime import date

from allervers_training.contributing.domain import hours
from allervers_training.contributing.domain.hours import LONGEST_TASK, Task, Wanted, Worked
from allervers_training.contributing.domain.length import excess
from allervers_training.kernel.errors import Invalid
from allervers_training.web.forms import whole_number

Fields = Mapping[str, str]


def read_worked(fields: Fields) -> Worked:
    """Return the time of a form; raises `Invalid` with a sentence per field."""
    day = _day(fields.get("jour", ""))
    spent = _number(fields.get("heures", ""), fields.get("minutes", ""))
    task = _task(fields)
    over = excess(task, LONGEST_TASK)
    wrong = {
        name: sentence
        for name, is_wrong, sentence in (
            ("jour", day is None, hours.NOT_A_DAY),
            ("heures", spent is None, hours.NO_TIME),
            ("tache", not task, hours.NO_TASK),
            ("tache", bool(over), over),
        )
        if is_wrong
    }
    if day is None or spent is None or wrong:
        raise Invalid(wrong)
    return Worked(day, spent, task)


def read_wanted(fields: Fields) -> Wanted:
    """Return what a list is narrowed to; what cannot be read narrows nothing."""
    return Wanted(
        whole_number(fields.get("personne", "")),
        _day(fields.get("du", "")),
        _day(fields.get("au", "")),
    )


def _day(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        return None


def _number(spent: str, minutes: str) -> int | None:
    whole, left = whole_number(spent or "0"), whole_number(minutes or "0")
    return None if whole is None or left is None else whole * 60 + left


def _task(fields: Fields) -> str:
    chosen = fields.get("tache", "")
    own = " ".join(fields.get("precision", "").split())
    if chosen == Task.OTHER:
        return own
    return chosen if chosen in set(Task) else ""
