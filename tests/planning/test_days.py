"""Days that follow each other, and what is said of a day."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allervers_training.kernel.clock import room_day
from allervers_training.planning.domain import (
    is_working_day,
    remark_on,
    working_days,
)

DAYS = st.dates(date(2024, 1, 1), date(2032, 12, 31))


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        (date(2027, 1, 12), [12, 13, 14]),  # a Tuesday
        (date(2027, 1, 15), [15, 18, 19]),  # a Friday: the weekend is skipped
        (date(2026, 11, 10), [10, 12, 13]),  # the eve of the Armistice
        (date(2027, 5, 5), [5, 7, 10]),  # Ascension, then a weekend
    ],
)
def test_days_follow_each_other_without_weekend_or_holiday(
    first: date, expected: list[int]
) -> None:
    assert [day.day for day in working_days(first, 3)] == expected


def test_the_first_day_is_kept_whatever_it_is() -> None:
    sunday = date(2027, 1, 17)
    assert working_days(sunday, 2) == (sunday, date(2027, 1, 18))
    assert working_days(date(2026, 11, 11), 1) == (date(2026, 11, 11),)


@given(DAYS, st.integers(1, 6))
def test_days_are_as_many_as_asked_in_order_and_close(first: date, count: int) -> None:
    days = working_days(first, count)
    assert len(set(days)) == count
    assert list(days) == sorted(days)
    assert days[0] == first
    assert all(is_working_day(day) for day in days[1:])
    assert days[-1] - first <= timedelta(days=7 * count)
    between = (first + timedelta(n) for n in range(1, (days[-1] - first).days))
    assert {day for day in between if is_working_day(day)} == set(days[1:-1])


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 11, 11), "jour férié (Armistice)"),
        (date(2027, 3, 29), "jour férié (Lundi de Pâques)"),
        (date(2027, 8, 15), "jour férié (Assomption)"),  # a Sunday too: the feast is what is said
        (date(2027, 1, 17), "jour de repos hebdomadaire"),
        (date(2027, 3, 26), "jour férié en Alsace et en Moselle (Vendredi saint)"),
        (date(2027, 1, 12), ""),
        (date(2027, 1, 16), ""),  # a Saturday is no day off by law
    ],
)
def test_what_is_said_of_a_day(day: date, said: str) -> None:
    assert remark_on(day).startswith(said)
    assert bool(remark_on(day)) == bool(said)


def test_overseas_days_are_said_with_their_place() -> None:
    assert "en Guadeloupe (" in remark_on(date(2027, 5, 27))


def test_the_day_is_that_of_paris() -> None:
    assert room_day(datetime(2027, 1, 12, 23, 30, tzinfo=UTC)) == date(2027, 1, 13)
    assert room_day(datetime(2027, 7, 12, 21, 30, tzinfo=UTC)) == date(2027, 7, 12)
