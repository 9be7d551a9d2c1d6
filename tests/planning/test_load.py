"""Months of the table, and the busiest one."""

import itertools
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from allervers_training.planning.domain import Month, busiest, months_from


def test_months_follow_each_other_and_the_empty_ones_are_there() -> None:
    known = [Month(2027, 1, 2, 8, 20), Month(2029, 5, 1, 4, 9)]
    months = months_from(date(2026, 11, 30), 4, known)
    assert [month.key for month in months] == ["2026-11", "2026-12", "2027-01", "2027-02"]
    assert [month.half_days for month in months] == [0, 0, 8, 0]


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(1, 40))
def test_each_month_begins_where_the_one_before_ends(first: date, count: int) -> None:
    months = months_from(first, count, [])
    assert len(months) == count
    assert months[0].first_day == first.replace(day=1)
    for one, other in itertools.pairwise(months):
        assert one.next_first_day == other.first_day


def test_the_busiest_month_has_most_half_days() -> None:
    assert busiest([Month(2027, 1, 9, 4), Month(2027, 2, 1, 6), Month(2027, 3, 2, 6)]) == Month(
        2027, 2, 1, 6
    )
    assert busiest([Month(2027, 1)]) is None
    assert busiest([]) is None
