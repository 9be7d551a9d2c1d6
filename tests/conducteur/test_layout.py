"""Laying out steps over half-days, and the hours that follow."""

from datetime import time

from hypothesis import given
from hypothesis import strategies as st

from allervers_training.conducteur.domain import Piece, laid_out, minutes_between, start_times

pieces = st.lists(st.tuples(st.integers(1, 120), st.booleans()), max_size=40).map(
    lambda found: [Piece(n, minutes, is_break) for n, (minutes, is_break) in enumerate(found)]
)
capacities = st.lists(st.integers(30, 240), min_size=1, max_size=6)


@given(pieces, capacities)
def test_every_step_has_one_place_and_the_order_is_kept(
    given_: list[Piece], room: list[int]
) -> None:
    laid = laid_out(given_, room)
    assert len(laid) == len(room)
    numbers = [piece.number for day in laid for piece in day]
    assert numbers == sorted(set(numbers))
    assert {p.number for p in given_ if not p.is_break} <= set(numbers)


@given(pieces, capacities)
def test_a_half_day_overflows_only_when_nothing_comes_after_or_one_step_is_longer_than_it(
    given_: list[Piece], room: list[int]
) -> None:
    for day, capacity in list(zip(laid_out(given_, room), room, strict=True))[:-1]:
        assert sum(piece.minutes for piece in day) <= capacity


@given(pieces, capacities)
def test_no_break_opens_or_ends_a_half_day(given_: list[Piece], room: list[int]) -> None:
    for day in laid_out(given_, room):
        assert not any(piece.is_break for piece in (*day[:1], *day[-1:]))


def test_a_step_that_does_not_fit_waits_for_the_next_half_day() -> None:
    laid = laid_out([Piece(0, 60), Piece(1, 60), Piece(2, 10)], [100, 100, 100])
    assert [[piece.number for piece in day] for day in laid] == [[0], [1, 2], []]


def test_the_last_half_day_takes_all_that_is_left() -> None:
    laid = laid_out([Piece(0, 60), Piece(1, 60), Piece(2, 60)], [60, 60])
    assert [[piece.number for piece in day] for day in laid] == [[0], [1, 2]]


def test_nothing_is_laid_out_without_half_days() -> None:
    assert laid_out([Piece(0, 60)], []) == []


def test_each_step_begins_when_the_one_before_ends() -> None:
    assert start_times(time(9), [15, 50, 30]) == [time(9), time(9, 15), time(10, 5)]
    assert start_times(time(9), []) == []
    assert start_times(time(23, 30), [60, 5]) == [time(23, 30), time(0, 30)]


def test_a_half_day_is_as_long_as_its_hours_say() -> None:
    assert minutes_between(time(9), time(12, 30)) == 210
    assert minutes_between(time(13, 30), time(13)) == -30
