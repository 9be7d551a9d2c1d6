"""What a module asks for to be completed, against what was seen of one person in one session."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta

from allervers_training.catalogue.domain import Completion
from allervers_training.emargement.domain import PRESENT, Note, attended_minutes

HALF = 2  # a half-day counts once half of it was attended


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of one person in one session."""

    half_days: int = 0
    followed: int = 0
    activities: int = 0  # live ones in which she had a place
    offered: int = 0  # live ones in which anybody had a place
    positioned: bool = False  # at the end


def missing(rule: Completion | None, facts: Facts) -> tuple[str, ...]:
    """Say in words all that is missing; nothing is, when the module asks for nothing."""
    return tuple(_missing(rule, facts)) if rule else ()


def _missing(rule: Completion, facts: Facts) -> Iterator[str]:
    needed = half_days_needed(rule, facts.half_days)
    if facts.followed < needed:
        lacks = needed - facts.followed
        one = "une demi-journée" if lacks == 1 else f"{lacks} demi-journées"
        done = (
            "1 suivie"
            if facts.followed == 1
            else f"{facts.followed or 'aucune'} suivie{'s' * (facts.followed > 1)}"
        )
        yield f"Encore {one} à suivre : {done} sur {facts.half_days}, il en faut {needed}."
    asked = min(rule.activities, facts.offered)  # nobody is asked for more than the room has run
    if facts.activities < asked:
        lacks = asked - facts.activities
        one = "une activité" if lacks == 1 else f"{lacks} activités"
        yield f"Encore {one} à vivre avec le groupe : {facts.activities} sur {asked}."
    if rule.final_positioning and not facts.positioned:
        yield "À la fin : se situer à nouveau, sur les mêmes phrases."


def seen(facts: Facts) -> str:
    """Say in words what a completion rests on."""
    half_days = f"{facts.followed} {_of('demi-journée suivie', facts.followed)}"
    activities = f"{facts.activities} {_of('activité vécue', facts.activities)}"
    return f"{half_days} sur {facts.half_days}, {activities} avec le groupe"


def _of(words: str, number: int) -> str:
    return " ".join(f"{word}s" for word in words.split()) if number > 1 else words


def half_days_needed(rule: Completion, half_days: int) -> int:
    """Return how many half-days make the share that is asked for, rounded up."""
    return -(-rule.attendance * half_days // 100)


def is_followed(note: Note, starts_at: time, ends_at: time) -> bool:
    """Tell whether somebody followed a half-day: half of its time, or more."""
    there, whole = (attended_minutes(one, starts_at, ends_at) for one in (note, PRESENT))
    return 0 < whole <= there * HALF


def answer_due(sent_on: date, working_days: int) -> date:
    """Return the day by which an answer is promised; Saturdays and Sundays do not count."""
    day = sent_on
    while working_days:
        day += timedelta(days=1)
        working_days -= day.weekday() < 5  # noqa: PLR2004 - from Monday to Friday
    return day
