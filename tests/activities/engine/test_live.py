"""The ledger: a retried tap changes nothing, and a late older one cannot undo a newer."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allervers_training.activities.engine import live
from allervers_training.activities.engine.keys import Key
from allervers_training.activities.engine.live import Ledger, stored_key

NOISE = "0123abcd"


def key(issued: int, taps: int = 0) -> Key:
    return Key(issued, taps, NOISE)


def test_a_key_honoured_once_is_known_for_ever() -> None:
    ledger = Ledger()
    assert not ledger.is_known(3, key(1), "place")
    ledger.remember(3, key(1), "place")
    assert ledger.is_known(3, key(1), "place")


def test_an_older_tap_of_the_same_slot_came_too_late() -> None:
    ledger = Ledger()
    ledger.remember(3, key(2), "place")
    assert ledger.is_known(3, key(1), "place")
    assert not ledger.is_known(3, key(2, taps=1), "place")


def test_an_older_tap_of_another_slot_person_or_kind_still_counts() -> None:
    ledger = Ledger()
    ledger.remember(3, key(2), "place")
    assert not ledger.is_known(3, key(1), "main")
    assert not ledger.is_known(4, key(1), "place")
    assert not ledger.is_known(3, key(1), None)
    assert not ledger.is_known(None, key(1), "place")


def test_without_a_key_nothing_is_known() -> None:
    ledger = Ledger()
    ledger.remember(3, None, "place")
    assert not ledger.is_known(3, None, "place")
    assert ledger == Ledger()


@pytest.mark.parametrize("number", [None, 0, 7, 4999])
@pytest.mark.parametrize("slot", [None, "place", "fait:12", "a:b:c"])
def test_what_is_stored_is_remembered_after_a_restart(number: int | None, slot: str | None) -> None:
    before, after = Ledger(), Ledger()
    before.remember(number, key(5, 2), slot)
    live._remember_stored(after, stored_key(number, key(5, 2), slot))
    assert after == before


def test_a_stored_key_fits_its_column() -> None:
    longest = Key(16**12 - 1, 999_999, "f" * 16)
    assert len(stored_key(99_999, longest, "position")) <= 60


@settings(max_examples=100, deadline=None, derandomize=True)
@given(
    taps=st.lists(st.tuples(st.integers(0, 5), st.integers(0, 3)), unique=True, max_size=12),
    seed=st.integers(0, 99),
)
def test_whatever_the_order_of_arrival_the_newest_tap_decides(
    taps: list[tuple[int, int]], seed: int
) -> None:
    arrivals = [key(*tap) for tap in taps] * 2
    random.Random(seed).shuffle(arrivals)
    ledger, decided = Ledger(), []
    for arrival in arrivals:
        if not ledger.is_known(3, arrival, "place"):
            ledger.remember(3, arrival, "place")
            decided.append(arrival)
    assert decided == sorted(set(decided))
    assert not taps or decided[-1] == key(*max(taps))
