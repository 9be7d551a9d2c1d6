"""The rules of the day: one step on at most, no second lost, none counted twice."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allervers_training.conducteur import running, running_hours
from allervers_training.conducteur.domain import StepState
from allervers_training.conducteur.running import Line, Lines
from allervers_training.conducteur.running_hours import HalfDayPlan
from allervers_training.kernel.errors import Refused

NINE = datetime(2027, 3, 1, 8, 0, tzinfo=UTC)
MORNING, AFTERNOON = 1, 2
DAY = tuple(Line(n, MORNING if n < 4 else AFTERNOON, 30) for n in range(1, 7))


def after(minutes: float) -> datetime:
    return NINE + timedelta(minutes=minutes)


def line(lines: Lines, number: int) -> Line:
    return next(one for one in lines if one.id == number)


def states(lines: Lines) -> list[str]:
    return [str(one.state) for one in lines]


def test_a_step_that_starts_finishes_the_one_before() -> None:
    lines = running.start(running.start(DAY, 1, NINE), 2, after(25))
    assert states(lines)[:3] == ["faite", "en_cours", "a_venir"]
    assert line(lines, 1).spent_seconds == 25 * 60
    assert line(lines, 1).ended_at == after(25)
    assert running.spent(line(lines, 2), after(32)) == 7 * 60


def test_starting_what_runs_changes_nothing() -> None:
    lines = running.start(DAY, 1, NINE)
    assert running.start(lines, 1, after(3)) is lines


def test_a_pause_stops_the_clock_and_resuming_starts_it_again() -> None:
    lines = running.pause(running.start(DAY, 1, NINE), 1, after(10))
    assert running.spent(line(lines, 1), after(60)) == 600
    lines = running.start(lines, 1, after(60))
    assert running.spent(line(lines, 1), after(65)) == 900
    assert line(lines, 1).started_at == NINE


def test_what_does_not_run_is_not_paused() -> None:
    with pytest.raises(Refused, match="rien à mettre en pause"):
        running.pause(DAY, 1, NINE)


def test_a_finished_step_opened_again_keeps_its_time() -> None:
    lines = running.finish(running.start(DAY, 1, NINE), 1, after(20))
    lines = running.start(lines, 1, after(50))
    assert line(lines, 1).ended_at is None
    assert running.spent(line(lines, 1), after(51)) == 21 * 60


def test_going_back_leaves_the_step_that_was_on_to_come_with_its_time() -> None:
    lines = running.start(running.start(DAY, 1, NINE), 2, after(20))
    lines = running.start(lines, 1, after(24))
    assert states(lines)[:3] == ["en_cours", "a_venir", "a_venir"]
    assert line(lines, 2).spent_seconds == 4 * 60
    next_one = running.following(lines)
    assert next_one is not None
    assert next_one.id == 2


def test_a_step_may_be_done_without_its_clock() -> None:
    lines = running.finish(DAY, 1, after(20))
    assert (line(lines, 1).state, line(lines, 1).spent_seconds) == (StepState.DONE, 0)
    assert running.finish(lines, 1, after(30)) is lines


def test_a_step_left_out_keeps_what_it_lasted() -> None:
    lines = running.skip(running.start(DAY, 1, NINE), 1, after(2))
    assert (line(lines, 1).state, line(lines, 1).spent_seconds) == (StepState.SKIPPED, 120)
    assert running.skip(lines, 1, after(3)) is lines
    with pytest.raises(Refused, match="est faite"):
        running.skip(running.finish(DAY, 1, NINE), 1, NINE)


def test_what_comes_next_stays_in_the_half_day() -> None:
    lines = running.start(DAY, 3, NINE)
    assert running.following(lines) is None  # the meal comes first
    done = running.finish(lines, 3, after(30))
    next_one = running.following(tuple(running.finish(done, 1, after(31)))[1:])
    assert next_one is not None
    assert next_one.id == 2


@pytest.mark.parametrize("minutes", [0, -2, 481])
def test_a_step_keeps_a_length(minutes: int) -> None:
    with pytest.raises(Refused, match="de 1 à 480 minutes"):
        running.retime(DAY, 1, minutes)


def test_a_parked_half_day_comes_back_where_it_stood() -> None:
    lines = running.park(running.start(DAY, 2, NINE), after(11))
    assert line(lines, 2).state is StepState.PAUSED
    morning = NINE + timedelta(hours=20)
    assert running.spent(line(lines, 2), morning) == 11 * 60
    assert running.park(lines, morning) == lines


def test_a_clock_set_back_takes_nothing_away() -> None:
    lines = running.pause(running.start(DAY, 1, NINE), 1, after(5))
    lines = running.pause(running.start(lines, 1, after(6)), 1, after(2))
    assert line(lines, 1).spent_seconds == 5 * 60


def planned(at: datetime, lines: Lines) -> tuple[datetime, int]:
    seen = running_hours.forecast(lines[:3], NINE, after(90))
    return seen.ends_at(at), seen.minutes_late(at)


def test_a_half_day_that_has_not_begun_waits_for_its_hour() -> None:
    assert planned(after(-30), DAY) == (after(90), 0)
    assert planned(after(12), DAY) == (after(102), 12)


def test_the_end_stays_where_it_is_while_a_step_keeps_its_minutes() -> None:
    lines = running.start(DAY, 1, after(12))
    assert planned(after(12), lines) == planned(after(40), lines) == (after(102), 12)


def test_the_end_moves_away_when_a_step_lasts_too_long_or_waits() -> None:
    lines = running.start(DAY, 1, NINE)
    assert planned(after(45), lines) == (after(105), 15)
    waiting = running.pause(lines, 1, after(10))
    assert planned(after(10), waiting)[1] == 0
    assert planned(after(20), waiting)[1] == 10


def test_what_is_left_out_or_made_shorter_gives_time_back() -> None:
    lines = running.retime(running.start(DAY, 1, NINE), 2, 20)
    assert planned(NINE, lines)[1] == -10
    assert planned(NINE, running.skip(lines, 3, NINE))[1] == -40


PLANS = [
    HalfDayPlan(MORNING, date(2027, 3, 1), time(9), time(12, 30)),
    HalfDayPlan(AFTERNOON, date(2027, 3, 1), time(13, 30), time(17)),
]


@pytest.mark.parametrize(
    ("hour", "expected"), [(8, MORNING), (12, MORNING), (13, AFTERNOON), (18, AFTERNOON)]
)
def test_the_room_is_in_the_half_day_of_the_clock(hour: int, expected: int) -> None:
    assert running_hours.half_day_at(PLANS, DAY, datetime(2027, 3, 1, hour)) == expected  # noqa: DTZ001 - the room's clock


def test_a_half_day_left_open_today_is_the_one_even_when_all_is_done() -> None:
    opened = [replace(PLANS[0], has_opened=True), PLANS[1]]
    done = tuple(replace(one, state=StepState.DONE) for one in DAY[:3]) + DAY[3:]
    noon = datetime(2027, 3, 1, 12, 40)  # noqa: DTZ001 - the room's clock
    assert running_hours.half_day_at(opened, done, noon) == MORNING
    assert running_hours.half_day_at(opened, done, noon + timedelta(days=1)) == AFTERNOON


def test_a_half_day_parked_before_its_end_is_found_again_next_morning() -> None:
    parked = [replace(PLANS[0], has_opened=True, is_closed=True), PLANS[1]]
    tomorrow = datetime(2027, 3, 2, 9)  # noqa: DTZ001 - the room's clock
    assert running_hours.half_day_at(parked, DAY, tomorrow) == MORNING
    assert running_hours.planned_at(parked, DAY, tomorrow) == AFTERNOON
    later = [*parked[:1], replace(PLANS[1], has_opened=True, is_closed=True)]
    assert running_hours.half_day_at(later, DAY, tomorrow) == AFTERNOON


def test_the_room_is_in_the_half_day_of_the_step_that_is_on() -> None:
    lines = running.park(running.start(DAY, 2, NINE), after(11))
    tomorrow = datetime(2027, 3, 2, 9)  # noqa: DTZ001 - the room's clock
    assert running_hours.half_day_at(PLANS, lines, tomorrow) == MORNING
    assert (
        running_hours.half_day_at(PLANS, DAY, tomorrow) == AFTERNOON
    )  # what was left is found again
    assert running_hours.half_day_at([], DAY, tomorrow) is None


COMMANDS = st.lists(
    st.tuples(
        st.sampled_from(["start", "pause", "finish", "skip", "park", "retime"]),
        st.integers(1, 6),
        st.integers(0, 4000),
    ),
    max_size=40,
)


@given(COMMANDS)
def test_no_second_is_lost_or_counted_twice(commands: list[tuple[str, int, int]]) -> None:
    """Beside the rules, a stop-watch that knows nothing of them."""
    lines, at = DAY, NINE
    watch = dict.fromkeys(range(1, 7), 0)
    for name, number, pause in commands:
        on = running.current(lines)
        if on and on.state is StepState.RUNNING:
            watch[on.id] += pause
        at += timedelta(seconds=pause)
        lines = apply(lines, name, number, at)
        assert sum(one.state in running.ON for one in lines) <= 1
        assert {one.id: running.spent(one, at) for one in lines} == watch
        assert all(
            (one.running_since is None) == (one.state is not StepState.RUNNING) for one in lines
        )
        assert [one.id for one in lines] == [1, 2, 3, 4, 5, 6]


def apply(lines: Lines, name: str, number: int, at: datetime) -> Lines:
    try:
        match name:
            case "park":
                return running.park(lines, at)
            case "retime":
                return running.retime(lines, number, number * 7)
            case _:
                changed: Lines = getattr(running, name)(lines, number, at)
                return changed
    except Refused:
        return lines


@given(COMMANDS, st.integers(0, 10_000))
def test_the_end_never_comes_nearer_by_waiting(
    commands: list[tuple[str, int, int]], wait: int
) -> None:
    lines, at = DAY, NINE
    for name, number, pause in commands:
        at += timedelta(seconds=pause)
        lines = apply(lines, name, number, at)
    seen = running_hours.forecast(lines[:3], NINE, after(90))
    assert seen.ends_at(at) <= seen.ends_at(at + timedelta(seconds=wait))
