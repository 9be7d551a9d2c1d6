"""French typography and wording for the screen: no-break spaces, dates, numbers in agreement."""

import re
import unicodedata
from datetime import date, datetime, time

from allervers_training.kernel.clock import room_day, room_time

NBSP = "\u00a0"  # the font has no U+202F (design/look.md)
MONTHS = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
]
DAYS = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]
BEFORE = re.compile(r" ([:;?!»%€])")
AFTER = re.compile(r"« ")
APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")


def nbsp(text: str) -> str:
    """Set no-break spaces and curly apostrophes in a sentence that somebody typed; idempotent."""
    text = APOSTROPHE.sub("’", text)
    return AFTER.sub(f"«{NBSP}", BEFORE.sub(rf"{NBSP}\1", text))


def french_date(day: date) -> str:
    """Say a day in words: « lundi 1er mars 2027 »."""
    return f"{DAYS[day.weekday()]} {day_and_month(day)} {day.year}"


def day_and_month(day: date) -> str:
    """Say a day of this year: « 1er mars »."""
    number = "1er" if day.day == 1 else str(day.day)
    return f"{number} {MONTHS[day.month - 1]}"


def day_of(instant: datetime) -> str:
    """Say the day of an instant, by the clock of the room."""
    return french_date(room_day(instant))


def french_time(moment: datetime | time) -> str:
    """Say an hour of the day: of an instant, by the clock of the room; of a clock on the wall, as it shows: « 9 h 05 »."""
    local = room_time(moment) if isinstance(moment, datetime) else moment
    return f"{local.hour}{NBSP}h{NBSP}{local.minute:02d}"


def of_name(name: str) -> str:
    """Say « de » before a name as it is said aloud: « de Nadia », « d'Alice »."""
    first = unicodedata.normalize("NFD", name[:1].lower())[:1]
    is_soft = first == "y" and unicodedata.normalize("NFD", name[1:2].lower())[:1] in {*"aeiou"}
    return f"d'{name}" if first in {*"aeiouyh"} and not is_soft else f"de {name}"


def count_of(number: int, one: str, many: str, none: str = "") -> str:
    """Agree a noun with its number: « 1 personne », « 3 personnes »; French counts zero as one."""
    if number == 0 and none:
        return none
    return f"{number}{NBSP}{one if number < 2 else many}"  # noqa: PLR2004 - the rule of French
