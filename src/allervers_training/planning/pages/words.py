"""Words that several planning pages share."""

from datetime import date

from allervers_training.web.french import MONTHS, french_date


def span(first: date, last: date) -> str:
    """Say when a session takes place: « du 12 au 14 janvier 2027 », « mardi 12 janvier 2027 »."""
    if first == last:
        return french_date(first)
    start = _number(first)
    if (first.year, first.month) != (last.year, last.month):
        start = f"{start} {MONTHS[first.month - 1]}"
    if first.year != last.year:
        start = f"{start} {first.year}"
    return f"du {start} au {_number(last)} {MONTHS[last.month - 1]} {last.year}"


def month_words(first_day: date) -> str:
    return f"{MONTHS[first_day.month - 1]} {first_day.year}"


def _number(day: date) -> str:
    return "1er" if day.day == 1 else str(day.day)
