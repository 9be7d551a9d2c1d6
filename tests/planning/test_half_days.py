"""Half-days that fit together, and those that cannot be."""

import itertools
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allervers_training.cohorts.domain import Half
from allervers_training.kernel.errors import Invalid
from allervers_training.planning.domain import Slot, check_slot

DAY = date(2027, 1, 12)
MORNING = Slot(DAY, time(9), time(12, 30))
HOURS = st.times().map(lambda hour: hour.replace(second=0, microsecond=0, tzinfo=None))
SLOTS = st.builds(Slot, st.sampled_from([DAY, date(2027, 1, 13)]), HOURS, HOURS)


def refusal(slot: Slot, *others: Slot) -> str:
    with pytest.raises(Invalid) as refused:
        check_slot(slot, others)
    return " ".join(refused.value.fields)


@pytest.mark.parametrize(
    ("starts_at", "ends_at"),
    [(time(12, 30), time(9)), (time(9), time(9)), (time(9), time(9, 20)), (time(9), time(17))],
)
def test_hours_that_cannot_be_are_refused_at_their_end(starts_at: time, ends_at: time) -> None:
    assert refusal(Slot(DAY, starts_at, ends_at)) == "fin"


def test_a_whole_day_is_told_to_be_two_half_days() -> None:
    with pytest.raises(Invalid, match="matinée et un après-midi"):
        check_slot(Slot(DAY, time(9), time(17)), ())


def test_half_days_do_not_overlap_and_may_touch() -> None:
    assert refusal(Slot(DAY, time(12), time(15)), MORNING) == "debut"
    check_slot(Slot(DAY, time(12, 30), time(15)), [MORNING])
    check_slot(Slot(date(2027, 1, 13), time(9), time(12, 30)), [MORNING])


def test_there_is_one_morning_a_day() -> None:
    early, late = Slot(DAY, time(8), time(9)), Slot(DAY, time(9, 30), time(11))
    with pytest.raises(Invalid, match="déjà une matinée"):
        check_slot(late, [early])


def test_it_is_a_morning_when_it_begins_before_noon() -> None:
    assert Slot(DAY, time(11, 59), time(14)).half is Half.MORNING
    assert Slot(DAY, time(12), time(14)).half is Half.AFTERNOON


@given(st.lists(SLOTS, max_size=6))
def test_what_is_accepted_one_after_the_other_never_meets(slots: list[Slot]) -> None:
    kept: list[Slot] = []
    for slot in slots:
        try:
            check_slot(slot, kept)
        except Invalid:
            continue
        kept.append(slot)
    assert all(30 <= slot.minutes <= 360 for slot in kept)
    assert len({(slot.day, slot.half) for slot in kept}) == len(kept)
    ordered = sorted(kept, key=lambda slot: (slot.day, slot.starts_at))
    for one, other in itertools.pairwise(ordered):
        assert one.day < other.day or one.ends_at <= other.starts_at
