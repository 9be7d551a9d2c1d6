"""One field at a time: each function returns what was meant, or raises `ValueError` with a French sentence."""

import re
import unicodedata
from datetime import date, time

from allervers_training.web.forms import whole_number

LINE, TEXT = 120, 4000  # what the columns hold, and what one reads
MOST_PEOPLE = 500
LAST_HOUR, LAST_MINUTE = 23, 59
NEAR = 3  # years: further away, the year was mistyped
FRENCH_DAY = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})")
HOUR = re.compile(r"(\d{1,2})\s*[h:]\s*(\d{2})?(?::\d{2})?", re.IGNORECASE)


def a_day(text: str, today: date) -> date:
    try:
        found = FRENCH_DAY.fullmatch(text)
        day = date(*map(int, reversed(found.groups()))) if found else date.fromisoformat(text)
    except ValueError as error:
        raise ValueError("Écrivez le jour ainsi : 12/01/2027.") from error
    if abs(day.year - today.year) > NEAR:
        raise ValueError(f"Vérifiez l'année : {day.year} est bien loin d'aujourd'hui.")
    return day


def an_hour(text: str) -> time:
    found = HOUR.fullmatch(text)
    hours, minutes = (int(found[1]), int(found[2] or 0)) if found else (24, 0)
    if hours > LAST_HOUR or minutes > LAST_MINUTE:
        raise ValueError("Écrivez l'heure ainsi : 9 h 30.")
    return time(hours, minutes)


def places(text: str) -> int:
    if not text:
        return 0
    number = whole_number(text)
    if not number or number > MOST_PEOPLE:
        raise ValueError(f"Écrivez un nombre de places, de 1 à {MOST_PEOPLE}, ou rien.")
    return number


def a_title(text: str) -> str:
    line = a_line(text)
    if not line:
        raise ValueError("Donnez un nom à cette session : c'est ainsi que chacun·e la reconnaît.")
    return line


def a_line(text: str) -> str:
    line = re.sub(r"\s+", " ", _visible(text)).strip()
    if len(line) > LINE:
        raise ValueError(f"C'est un peu long : {LINE} signes au plus.")
    return line


def a_text(typed: str) -> str:
    kept = _visible(typed.replace("\r\n", "\n")).strip()
    if len(kept) > TEXT:
        raise ValueError(f"C'est un peu long : {TEXT} signes au plus ({len(kept)} ici).")
    return kept


def _visible(text: str) -> str:
    """Leave out signs that nobody sees, but for line breaks."""
    composed = unicodedata.normalize("NFC", text)
    return "".join(s for s in composed if s in "\n\t" or unicodedata.category(s)[0] != "C")
