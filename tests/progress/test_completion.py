"""What a module asks for, and what is said to be missing."""

from datetime import date, time

import pytest

from allervers_training.catalogue.domain import Completion
from allervers_training.emargement.domain import Attendance, Note
from allervers_training.progress.domain.completion import (
    Facts,
    answer_due,
    half_days_needed,
    is_followed,
    missing,
    seen,
)

RULE = Completion(attendance=80, activities=2, final_positioning=True)
ALL = Facts(half_days=4, followed=4, activities=2, offered=3, positioned=True)


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        (ALL, ()),
        (
            Facts(half_days=4, followed=3, activities=2, offered=3, positioned=True),
            ("Encore une demi-journée à suivre : 3 suivies sur 4, il en faut 4.",),
        ),
        (
            Facts(half_days=6, followed=1, activities=2, offered=2, positioned=True),
            ("Encore 4 demi-journées à suivre : 1 suivie sur 6, il en faut 5.",),
        ),
        (
            Facts(half_days=4, followed=0, activities=0, offered=3, positioned=False),
            (
                "Encore 4 demi-journées à suivre : aucune suivie sur 4, il en faut 4.",
                "Encore 2 activités à vivre avec le groupe : 0 sur 2.",
                "À la fin : se situer à nouveau, sur les mêmes phrases.",
            ),
        ),
        (
            Facts(half_days=4, followed=4, activities=1, offered=3, positioned=True),
            ("Encore une activité à vivre avec le groupe : 1 sur 2.",),
        ),
    ],
    ids=["all", "one half-day", "three days", "nothing", "one activity"],
)
def test_each_missing_part_is_said_in_words(facts: Facts, said: tuple[str, ...]) -> None:
    assert missing(RULE, facts) == said


def test_nobody_is_asked_for_more_activities_than_the_room_has_run() -> None:
    without_phones = Facts(half_days=4, followed=4, activities=0, offered=0, positioned=True)
    assert missing(RULE, without_phones) == ()
    one = Facts(half_days=4, followed=4, activities=0, offered=1, positioned=True)
    assert missing(RULE, one) == ("Encore une activité à vivre avec le groupe : 0 sur 1.",)


def test_a_module_that_asks_for_nothing_leaves_it_to_the_trainer() -> None:
    assert missing(None, Facts()) == ()
    assert missing(Completion(), Facts()) == ()


@pytest.mark.parametrize(
    ("percent", "half_days", "needed"), [(80, 4, 4), (80, 5, 4), (80, 6, 5), (100, 6, 6), (0, 4, 0), (70, 10, 7), (1, 4, 1)]
)  # fmt: skip
def test_a_share_is_rounded_up_and_exactly(percent: int, half_days: int, needed: int) -> None:
    assert half_days_needed(Completion(attendance=percent), half_days) == needed


MORNING = (time(9), time(12, 30))


@pytest.mark.parametrize(
    ("arrived", "left", "counts"),
    [
        (None, None, True),
        (time(10, 45), None, True),  # exactly half of it
        (time(10, 46), None, False),
        (None, time(10, 45), True),
        (None, time(10, 44), False),
        (time(8), time(20), True),
        (time(12), time(10), False),
    ],
)
def test_a_half_day_counts_once_half_of_it_was_attended(
    arrived: time | None, left: time | None, counts: bool
) -> None:
    note = Note(Attendance.PRESENT, arrived_at=arrived, left_at=left)
    assert is_followed(note, *MORNING) is counts
    assert not is_followed(Note(Attendance.ABSENT), *MORNING)


@pytest.mark.parametrize(
    ("sent", "days", "due"),
    [
        (date(2027, 1, 4), 5, date(2027, 1, 11)),  # a Monday
        (date(2027, 1, 8), 1, date(2027, 1, 11)),  # a Friday
        (date(2027, 1, 9), 1, date(2027, 1, 11)),  # a Saturday
    ],
)
def test_a_promise_counts_working_days(sent: date, days: int, due: date) -> None:
    assert answer_due(sent, days) == due


@pytest.mark.parametrize(
    ("followed", "activities", "said"),
    [
        (1, 1, "1 demi-journée suivie sur 4, 1 activité vécue avec le groupe"),
        (4, 2, "4 demi-journées suivies sur 4, 2 activités vécues avec le groupe"),
    ],
)
def test_what_a_completion_rests_on_is_said_in_french(
    followed: int, activities: int, said: str
) -> None:
    assert seen(Facts(half_days=4, followed=followed, activities=activities)) == said
