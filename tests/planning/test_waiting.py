"""What waits for whoever runs a session."""

from datetime import UTC, date, datetime, time

from allervers_training.planning.domain import Counts, HalfDayNow, Waiting, waiting

NOW = datetime(2027, 1, 12, 12, 0, tzinfo=UTC)  # one o'clock in Paris
NOTHING = Waiting(0, 0, without_plan=False, overflowing=0, unnoted=0, newer_course=False)


def half(day: int, ends_at: time, minutes: int = 210, *, is_noted: bool = False) -> HalfDayNow:
    began = ends_at.hour * 60 + ends_at.minute - 210
    starts_at = time(began // 60, began % 60)
    return HalfDayNow(date(2027, 1, day), starts_at, ends_at, minutes, is_noted)


def waits(*half_days: HalfDayNow, capacity: int = 0, newer: bool = False, **people: int) -> Waiting:
    counts = Counts(**people)
    return waiting(counts, half_days, capacity=capacity, newer_course=newer, at=NOW)


def test_a_session_that_is_ready_asks_nothing() -> None:
    found = waits(half(13, time(12, 30)), enrolled=8, capacity=8)
    assert found == NOTHING
    assert not found


def test_people_to_check_are_counted() -> None:
    assert waits(half(13, time(12, 30)), to_check=3).to_check == 3


def test_more_people_than_places_wait_while_something_is_to_come() -> None:
    assert waits(half(13, time(12, 30)), enrolled=9, capacity=8).too_many == 1
    assert waits(half(13, time(12, 30)), enrolled=9, capacity=0).too_many == 0
    assert waits(half(11, time(12, 30), is_noted=True), enrolled=9, capacity=8).too_many == 0


def test_a_coming_session_needs_a_running_order() -> None:
    assert waits(half(13, time(12, 30), 0), half(13, time(17, 0), 0)).without_plan
    assert not waits(half(13, time(12, 30), 0), half(13, time(17, 0), 5)).without_plan
    assert not waits(half(11, time(12, 30), 0)).without_plan


def test_half_days_to_come_that_overflow_are_counted() -> None:
    found = waits(half(11, time(12, 30), 300), half(13, time(12, 30), 211), half(13, time(17, 0)))
    assert found.overflowing == 1


def test_presence_waits_from_the_end_of_a_half_day_in_paris() -> None:
    assert waits(half(12, time(12, 59)), enrolled=1).unnoted == 1
    assert waits(half(12, time(13, 1)), enrolled=1).unnoted == 0
    assert waits(half(12, time(12, 59), is_noted=True), enrolled=1).unnoted == 0
    assert waits(half(12, time(12, 59))).unnoted == 0  # nobody to note


def test_a_newer_course_waits_while_something_is_to_come() -> None:
    assert waits(half(13, time(12, 30)), newer=True).newer_course
    assert not waits(half(11, time(12, 30)), newer=True).newer_course
