"""Days of a session: which ones follow each other, and what one should know about a day."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache
from itertools import islice
from zoneinfo import ZoneInfo

PARIS = ZoneInfo("Europe/Paris")
SATURDAY, SUNDAY = 5, 6
OWN_HOLIDAYS = {  # subdivisions that have days of their own, and how one says « there »
    "57": "en Alsace et en Moselle",
    "971": "en Guadeloupe",
    "972": "en Martinique",
    "973": "en Guyane",
    "974": "à La Réunion",
    "976": "à Mayotte",
}


def working_days(first: date, count: int) -> tuple[date, ...]:
    """Return `count` days from the first, which is kept whatever it is; weekends and holidays are skipped."""
    return tuple(islice(_following(first), count))


def is_working_day(day: date) -> bool:
    return day.weekday() < SATURDAY and day not in _holidays(day.year)


def remark_on(day: date) -> str:
    """Say what one should know before meeting on that day; nothing on an ordinary one."""
    if name := _holidays(day.year).get(day):
        return f"jour férié ({name})"
    if day.weekday() == SUNDAY:
        return "jour de repos hebdomadaire"
    if there := _own_holidays(day.year).get(day):
        return f"jour férié {there}"
    return ""


def _following(first: date) -> Iterator[date]:
    yield first
    day = first
    while True:
        day += timedelta(days=1)
        if is_working_day(day):
            yield day


@lru_cache(16)
def _holidays(year: int, subdivision: str | None = None) -> Mapping[date, str]:
    """Read the holidays of a year; the library costs a tenth of a second when it is first needed."""
    from holidays import country_holidays

    return dict(country_holidays("FR", subdiv=subdivision, years=year, language="fr").items())


@lru_cache(16)
def _own_holidays(year: int) -> Mapping[date, str]:
    """Say, for days that are holidays in some places only, where and why."""
    found: dict[date, list[str]] = {}
    for subdivision, there in OWN_HOLIDAYS.items():
        for day, name in _holidays(year, subdivision).items():
            if day not in _holidays(year):
                found.setdefault(day, []).append(f"{there} ({name})")
    return {day: ", ".join(words) for day, words in found.items()}
