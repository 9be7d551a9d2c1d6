"""The page « Dates et lieu » of a session."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.orm import Session

from allervers_training.cohorts.domain import Half
from allervers_training.cohorts.models import Cohort, DemiJournee
from allervers_training.conducteur import queries as conducteur_queries
from allervers_training.planning.domain import is_working_day, remark_on
from allervers_training.planning.pages.words import span
from allervers_training.web.french import french_date

Typed = Mapping[str, str]
ADDED = 0  # stands for the half-day that is being added
HALVES = {Half.MORNING: "matin", Half.AFTERNOON: "après-midi"}


@dataclass(frozen=True)
class HalfDayLine:
    """A half-day, and its form: what was typed there comes back with its errors."""

    id: int
    words: str
    half_day: DemiJournee
    typed: Typed
    errors: Typed


@dataclass(frozen=True)
class DatesPage:
    cohort: Cohort
    when: str
    days: Sequence[tuple[str, str]]  # those one should know something about, and what
    lines: Sequence[HalfDayLine]
    typed: Typed
    added: Typed
    errors: Typed  # by field; those of a half-day are followed by its number
    added_errors: Typed


def dates_page(
    db: Session,
    cohort: Cohort,
    typed: Typed | None = None,
    errors: Typed | None = None,
    *,
    faulty: int | None = None,
) -> DatesPage:
    """Build the page; `typed` and `errors` belong to a half-day when `faulty` names one."""
    half_days = conducteur_queries.half_days_of(db, cohort.id)
    typed, errors = typed or {}, errors or {}
    about_session = faulty is None
    return DatesPage(
        cohort=cohort,
        when=span(cohort.starts_on, cohort.ends_on),
        days=_remarks(half_days),
        lines=[_line(half, typed, errors, is_faulty=half.id == faulty) for half in half_days],
        typed=typed if typed and about_session else _described(cohort),
        added=typed if faulty == ADDED else _next(half_days),
        errors=errors if about_session else {f"{name}-{faulty}": e for name, e in errors.items()},
        added_errors=errors if faulty == ADDED else {},
    )


def _described(cohort: Cohort) -> Typed:
    return {
        "titre": cohort.title,
        "lieu": cohort.place,
        "territoire": cohort.territory,
        "places": str(cohort.capacity or ""),
        "adaptation": cohort.adaptation,
    }


def _remarks(half_days: Sequence[DemiJournee]) -> list[tuple[str, str]]:
    days = dict.fromkeys(half.day for half in half_days)
    return [(french_date(day), remark) for day in days if (remark := remark_on(day))]


def _line(half_day: DemiJournee, typed: Typed, errors: Typed, *, is_faulty: bool) -> HalfDayLine:
    planned = {
        "jour": half_day.day.isoformat(),
        "debut": f"{half_day.starts_at:%H:%M}",
        "fin": f"{half_day.ends_at:%H:%M}",
    }
    words = f"{french_date(half_day.day)}, {HALVES[half_day.half]}"
    shown = (typed, errors) if is_faulty else (planned, {})
    return HalfDayLine(half_day.id, words, half_day, *shown)


def _next(half_days: Sequence[DemiJournee]) -> Typed:
    """Suggest the morning of the working day that follows."""
    day = half_days[-1].day + timedelta(days=1)
    while not is_working_day(day):
        day += timedelta(days=1)
    return {"jour": day.isoformat(), "debut": "09:00", "fin": "12:30"}
