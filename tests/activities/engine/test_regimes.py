"""The one table of what may be shown, and the arithmetic that keeps small numbers small."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allervers_training.activities.engine.regimes import (
    Regime,
    Shown,
    merge_small,
    shown,
)

BOUNDED = settings(max_examples=100, deadline=None, derandomize=True)
COUNTS = st.dictionaries(st.sampled_from("abcde"), st.integers(0, 12), min_size=2)
CELLS = [(a, z) for a in "xy" for z in "xy"]
Flow = dict[tuple[str, str], int]


@pytest.mark.parametrize("regime", list(Regime))
@pytest.mark.parametrize("people", [0, 4, 5, 10, 500])
def test_before_the_reveal_only_how_many_have_answered(regime: Regime, people: int) -> None:
    assert shown(regime, people=people, revealed=False) is Shown.PROGRESS


@pytest.mark.parametrize("regime", [Regime.CONFIDENTIAL, Regime.ANONYMOUS])
@pytest.mark.parametrize(
    ("people", "level"),
    [
        (0, Shown.NOTHING),
        (4, Shown.NOTHING),
        (5, Shown.WORDS),
        (9, Shown.WORDS),
        (10, Shown.COUNTS),
        (500, Shown.COUNTS),
    ],
)
def test_afterwards_the_number_decides(regime: Regime, people: int, level: Shown) -> None:
    assert shown(regime, people=people, revealed=True) is level


@pytest.mark.parametrize("people", [0, 1, 4, 9, 500])
def test_what_is_visible_is_visible_to_few_as_to_many(people: int) -> None:
    assert shown(Regime.VISIBLE, people=people, revealed=True) is Shown.ALL


@BOUNDED
@given(counts=COUNTS)
def test_merging_loses_nobody(counts: dict[str, int]) -> None:
    merged = merge_small(counts)
    assert sum(merged.apart.values()) + merged.together == sum(counts.values())
    assert all(counts[key] == n for key, n in merged.apart.items())


@BOUNDED
@given(counts=COUNTS)
def test_nothing_small_stands_apart_nor_together(counts: dict[str, int]) -> None:
    merged = merge_small(counts)
    assert all(n >= 3 for n in merged.apart.values())
    if sum(counts.values()) >= 3:
        assert merged.together not in {1, 2}


@BOUNDED
@given(counts=COUNTS)
def test_a_hidden_zone_is_never_alone(counts: dict[str, int]) -> None:
    assert len(counts) - len(merge_small(counts).apart) != 1


@BOUNDED
@given(counts=st.dictionaries(st.sampled_from("abcde"), st.integers(3, 12), min_size=2))
def test_large_counts_all_stand_apart(counts: dict[str, int]) -> None:
    assert merge_small(counts).apart == counts
