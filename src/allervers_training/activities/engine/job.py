"""A command on its way to the log, and the writer's own copy of the activity it is for."""

from asyncio import Future
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from allervers_training.activities.engine.keys import Key
from allervers_training.activities.engine.kind import Context
from allervers_training.activities.engine.live import Ledger, Live
from allervers_training.kernel.frozen import changed


@dataclass(frozen=True)
class Job:
    """One command waiting for the writer, and whom to tell."""

    activity_id: int
    enrolment_id: int | None  # None: the console acts
    command: Any
    context: Context
    key: Key | None
    answer: Future[Live]
    groups: Mapping[int, int]  # enrolment id -> group

    def grouped(self, context: Context, seats: Mapping[int, int]) -> Context:
        """Tell the rules the groups by local number."""
        if not self.groups:
            return context
        known = {seats[place]: group for place, group in self.groups.items() if place in seats}
        return changed(context, groups=known)


@dataclass
class Work:
    """The writer's own copy of an activity while a batch is being decided."""

    live: Live
    ledger: Ledger
    taken: set[int] = field(default_factory=set)  # local numbers given
