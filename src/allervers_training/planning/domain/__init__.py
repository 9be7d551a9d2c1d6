"""Rules of planning: days that follow each other, half-days that fit, what a newer course changes, what waits."""

from allervers_training.planning.domain.course_state import State
from allervers_training.planning.domain.days import (
    PARIS,
    is_working_day,
    remark_on,
    working_days,
)
from allervers_training.planning.domain.differences import Part, differences
from allervers_training.planning.domain.half_days import Slot, check_slot
from allervers_training.planning.domain.load import Month, busiest, months_from
from allervers_training.planning.domain.waiting import Counts, HalfDayNow, Waiting, waiting

__all__ = [
    "PARIS",
    "Counts",
    "HalfDayNow",
    "Month",
    "Part",
    "Slot",
    "State",
    "Waiting",
    "busiest",
    "check_slot",
    "differences",
    "is_working_day",
    "months_from",
    "remark_on",
    "waiting",
    "working_days",
]
