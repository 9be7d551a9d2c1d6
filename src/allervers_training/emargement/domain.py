"""Rules of presence: a half-day is attended or not, in whole or in part."""

from enum import StrEnum


class Attendance(StrEnum):
    PRESENT = "present"
    ABSENT = "absent"
