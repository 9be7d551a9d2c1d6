"""The order of the steps: every gesture keeps each of them exactly once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allervers_training.conducteur.domain import (
    After,
    Earlier,
    End,
    Later,
    Move,
    Order,
    Start,
    after_settled,
    inserted,
    moved,
    removed,
)
from allervers_training.kernel.errors import Conflict, Refused

MORNING, AFTERNOON = 10, 20
ORDER = Order({MORNING: (1, 2, 3), AFTERNOON: (4, 5)})


def days(order: Order) -> list[tuple[int, ...]]:
    return list(order.days.values())


@pytest.mark.parametrize(
    ("step", "move", "expected"),
    [
        (2, Earlier(), [(2, 1, 3), (4, 5)]),
        (3, Earlier(), [(1, 3, 2), (4, 5)]),
        (2, Later(), [(1, 3, 2), (4, 5)]),
        (4, Earlier(), [(1, 2, 3, 4), (5,)]),
        (3, Later(), [(1, 2), (3, 4, 5)]),
        (1, Earlier(), [(1, 2, 3), (4, 5)]),
        (5, Later(), [(1, 2, 3), (4, 5)]),
        (1, After(4), [(2, 3), (4, 1, 5)]),
        (1, End(AFTERNOON), [(2, 3), (4, 5, 1)]),
        (5, Start(MORNING), [(5, 1, 2, 3), (4,)]),
        (1, After(1), [(1, 2, 3), (4, 5)]),
        (1, After(3), [(2, 3, 1), (4, 5)]),
    ],
)
def test_a_step_goes_where_it_is_sent(
    step: int, move: Move, expected: list[tuple[int, ...]]
) -> None:
    assert days(moved(ORDER, step, move)) == expected


def test_a_step_that_has_gone_is_said_to_have_gone() -> None:
    with pytest.raises(Conflict, match="vient de la retirer"):
        moved(ORDER, 99, Earlier())
    with pytest.raises(Conflict, match="vient de la retirer"):
        removed(ORDER, 99)


def test_a_neighbour_that_has_gone_is_told_from_the_step_itself() -> None:
    with pytest.raises(Conflict, match="après laquelle"):
        moved(ORDER, 1, After(99))


def test_a_neighbour_that_has_moved_is_followed() -> None:
    elsewhere = moved(ORDER, 2, End(AFTERNOON))
    assert days(moved(elsewhere, 1, After(2))) == [(3,), (4, 5, 2, 1)]


def test_a_half_day_that_has_gone_is_said_to_have_gone() -> None:
    with pytest.raises(Conflict, match="demi-journée"):
        moved(ORDER, 1, End(99))


def test_what_has_begun_keeps_its_place() -> None:
    begun = Order(ORDER.days, frozenset({1, 2}))
    for refused in (lambda: moved(begun, 1, Later()), lambda: removed(begun, 2)):
        with pytest.raises(Refused, match="garde sa place"):
            refused()


@pytest.mark.parametrize("move", [Start(MORNING), After(1)])
def test_nothing_is_put_before_what_has_begun(move: Start | After) -> None:
    begun = Order(ORDER.days, frozenset({1, 2}))
    with pytest.raises(Refused, match="déjà passé"):
        moved(begun, 5, move)
    with pytest.raises(Refused, match="déjà passé"):
        inserted(begun, 9, move)
    assert days(moved(begun, 5, After(2))) == [(1, 2, 5, 3), (4,)]


def test_a_step_left_behind_may_still_be_taken_out_or_sent_later() -> None:
    jumped = Order(ORDER.days, frozenset({4}))
    assert days(removed(jumped, 2)) == [(1, 3), (4, 5)]
    assert days(moved(jumped, 2, After(4))) == [(1, 3), (4, 2, 5)]
    with pytest.raises(Refused):
        moved(jumped, 2, Earlier())


def test_a_place_behind_us_becomes_the_first_one_to_come() -> None:
    begun = Order(ORDER.days, frozenset({4}))
    assert after_settled(begun, After(1)) == After(4)
    assert after_settled(begun, Start(AFTERNOON)) == After(4)
    assert after_settled(begun, After(5)) == After(5)
    assert after_settled(begun, After(4)) == After(4)
    assert after_settled(ORDER, Start(MORNING)) == Start(MORNING)


moves = st.one_of(
    st.just(Earlier()),
    st.just(Later()),
    st.builds(Start, st.sampled_from([10, 20, 30, 40])),
    st.builds(End, st.sampled_from([10, 20, 30, 40])),
    st.builds(After, st.integers(1, 14)),
)
gestures = st.one_of(
    st.tuples(st.just("move"), st.integers(1, 14), moves),
    st.tuples(st.just("remove"), st.integers(1, 14), st.none()),
    st.tuples(
        st.just("add"),
        st.integers(100, 120),
        moves.filter(lambda m: not isinstance(m, Earlier | Later)),
    ),
)


@given(st.integers(0, 6), st.lists(gestures, max_size=40))
def test_no_sequence_of_gestures_loses_or_repeats_a_step(begun: int, played: list[tuple]) -> None:
    steps = list(range(1, 13))
    order = Order(
        {10: tuple(steps[:4]), 20: tuple(steps[4:8]), 30: tuple(steps[8:]), 40: ()},
        frozenset(steps[:begun]),
    )
    expected = set(steps)
    for what, step, move in played:
        if what == "add" and step in expected:
            continue  # a number is given once
        try:
            match what:
                case "move":
                    order = moved(order, step, move)
                case "remove":
                    order = removed(order, step)
                    expected.discard(step)
                case _:
                    order = inserted(order, step, move)
                    expected.add(step)
        except (Conflict, Refused):
            continue
        flat = order.flat()
        assert sorted(flat) == sorted(expected)
        assert list(order.days) == [10, 20, 30, 40]
        assert flat[:begun] == steps[:begun]
