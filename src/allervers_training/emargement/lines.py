"""One person of a roll-call, as the pages show her."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time
from functools import cached_property

from allervers_training.cohorts.models import DemiJournee
from allervers_training.emargement.domain import Attendance
from allervers_training.emargement.queries import NoteLine
from allervers_training.emargement.words import Told, said, told


@dataclass(frozen=True)
class Line:
    """One person of a roll-call."""

    id: int
    name: str
    status: Attendance | None
    late: time | None  # the hour at which she came in, while nothing is noted
    to_check: bool
    half_day: DemiJournee
    notes: Sequence[NoteLine]  # the oldest first

    @cached_property
    def said(self) -> str:
        return said(self.notes[-1].note if self.notes else None, self.half_day)

    @cached_property
    def history(self) -> tuple[Told, ...]:
        """What was noted, in words, the newest first; told of those shown alone."""
        return tuple(told(self.notes, self.half_day))
