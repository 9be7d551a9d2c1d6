"""From what was typed at the roll-call to a note."""

import re
from collections.abc import Mapping
from datetime import time

from allervers_training.emargement.domain import (
    LONGEST_REASON,
    OTHER,
    PRESENT,
    REASONS,
    Attendance,
    Entry,
    Hours,
    Note,
)
from allervers_training.kernel.errors import Invalid

HOUR = re.compile(r"(\d{1,2})\s*[h:.]\s*(\d{2})(?::\d{2})?", re.ASCII)
NOT_AN_HOUR = "Écrivez une heure, par exemple 9:40."


def read_entry(fields: Mapping[str, str], half_day: Hours) -> Entry:
    """Return what a form wants to note; raises `Invalid` with a sentence per field."""
    why = fields.get("correction", "")
    match fields.get("statut"):
        case Attendance.PRESENT:
            return Entry(_present(fields, half_day), why)
        case Attendance.ABSENT:
            return Entry(Note(Attendance.ABSENT, _reason(fields)), why)
        case _:
            raise Invalid({"statut": "Dites si cette personne est présente ou absente."})


def _present(fields: Mapping[str, str], half_day: Hours) -> Note:
    """Keep hours only when they are not those of the half-day."""
    wrong: dict[str, str] = {}
    hours: dict[str, time | None] = {}
    for name in ("arrivee", "depart"):
        try:
            hours[name] = _hour(fields.get(name, ""))
        except ValueError:
            wrong[name] = NOT_AN_HOUR
    if wrong:
        raise Invalid(wrong)
    arrived, left = hours["arrivee"], hours["depart"]
    return Note(
        PRESENT.status,
        arrived_at=None if arrived == half_day.starts_at else arrived,
        left_at=None if left == half_day.ends_at else left,
    )


def _reason(fields: Mapping[str, str]) -> str:
    chosen, detail = fields.get("motif", ""), fields.get("precision", "")
    if chosen not in REASONS:
        raise Invalid({"motif": "Choisissez un motif ; « Autre » convient toujours."})
    if chosen == OTHER and not detail:
        raise Invalid({"precision": "Dites lequel, en un mot."})
    reason = detail if chosen == OTHER else f"{chosen} : {detail}" if detail else chosen
    if len(reason) > LONGEST_REASON:
        raise Invalid({"precision": f"C'est trop long : {LONGEST_REASON} signes au plus."})
    return reason


def _hour(typed: str) -> time | None:
    """Return an hour of the clock, or None when nothing was typed; raises `ValueError` for anything else."""
    if not typed:
        return None
    found = HOUR.fullmatch(typed)
    if found is None:
        raise ValueError(typed)
    return time(int(found[1]), int(found[2]))
