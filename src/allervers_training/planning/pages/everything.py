"""The home of whoever is responsible for all sessions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from allervers_training.planning import queries
from allervers_training.planning.domain import Month, busiest, months_from
from allervers_training.planning.pages.words import month_words, span
from allervers_training.web.french import count_of

PAGE = 40
MONTHS_SHOWN = 12


@dataclass(frozen=True)
class Line:
    title: str
    when: str
    place: str
    trainers: str
    half_days: int
    people: str


@dataclass(frozen=True)
class MonthLine:
    """A month of the table; `share` is its number of half-days, of a hundred for the busiest."""

    key: str
    words: str
    month: Month
    share: int


@dataclass(frozen=True)
class EverythingPage:
    lines: Sequence[Line]
    months: Sequence[MonthLine]
    all_months: Sequence[MonthLine]  # those that one may choose
    sentence: str
    chosen: str
    title: str
    number: int
    has_next: bool


def everything_page(db: Session, month: str, today: date, *, number: int) -> EverythingPage:
    """Build one page of all sessions, of one month if its key is known, and the load of the months around."""
    known = queries.load(db)
    chosen = next((m for m in known if m.key == month), None)
    found = queries.all_sessions(db, chosen, today, skip=(number - 1) * PAGE, count=PAGE + 1)
    shown = months_from(_before(today), MONTHS_SHOWN, known)
    trainers = queries.trainers_of(db, [row.cohort.id for row in found])
    return EverythingPage(
        lines=[_line(row, trainers.get(row.cohort.id, ())) for row in found[:PAGE]],
        months=_month_lines(shown),
        all_months=_month_lines(known),
        sentence=_sentence(shown),
        chosen=chosen.key if chosen else "",
        title=f"Les sessions de {month_words(chosen.first_day)}"
        if chosen
        else "Toutes les sessions",
        number=number,
        has_next=len(found) > PAGE,
    )


def _line(row: queries.SessionRow, trainers: Sequence[str]) -> Line:
    cohort = row.cohort
    return Line(
        title=cohort.title,
        when=span(cohort.starts_on, cohort.ends_on),
        place=", ".join(word for word in (cohort.place, cohort.territory) if word),
        trainers=", ".join(trainers),
        half_days=row.half_days,
        people=f"{row.enrolled} sur {cohort.capacity}" if cohort.capacity else str(row.enrolled),
    )


def _month_lines(months: Sequence[Month]) -> list[MonthLine]:
    most = max((month.half_days for month in months), default=0) or 1
    return [
        MonthLine(m.key, month_words(m.first_day), m, round(100 * m.half_days / most))
        for m in months
    ]


def _sentence(months: Sequence[Month]) -> str:
    best = busiest(months)
    if best is None:
        return "Aucune session n'est prévue sur ces douze mois."
    return (
        f"Le mois le plus chargé est {month_words(best.first_day)} : "
        f"{count_of(best.sessions, 'session', 'sessions')}, "
        f"{count_of(best.half_days, 'demi-journée', 'demi-journées')}, "
        f"{count_of(best.people, 'personne inscrite', 'personnes inscrites')}."
    )


def _before(today: date) -> date:
    """Return the first day of last month: what has just ended is still being settled."""
    return date(today.year - (today.month == 1), (today.month - 2) % 12 + 1, 1)
