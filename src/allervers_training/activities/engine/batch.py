"""Commands decided one after the other inside one transaction, and what they add to the log."""

import logging
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, insert, select, update
from sqlalchemy.exc import DatabaseError

from allervers_training.activities.engine.ballot import Ballot, BoxEmptied
from allervers_training.activities.engine.boxes import Boxes
from allervers_training.activities.engine.job import Job, Work
from allervers_training.activities.engine.keys import Key
from allervers_training.activities.engine.kind import Context, Kind, Role
from allervers_training.activities.engine.live import (
    Live,
    catch_up,
    load,
    seats_of,
    stored_key,
)
from allervers_training.activities.engine.models import (
    Activity,
    ActivityEvent,
    ActivityParticipant,
)
from allervers_training.kernel.errors import SiteError
from allervers_training.kernel.frozen import changed

log = logging.getLogger(__name__)
SEAT, EVENT = insert(ActivityParticipant), insert(ActivityEvent)  # built once, compiled once


@dataclass
class Batch:
    """What one transaction of the writer does."""

    connection: Connection
    kinds: Mapping[str, Kind]
    works: dict[int, Work]
    lots: random.Random
    rows: list[dict[str, Any]] = field(default_factory=list)
    seats: list[dict[str, int]] = field(default_factory=list)
    touched: dict[int, None] = field(default_factory=dict)  # activities that changed, in order
    fresh: set[int] = field(default_factory=set)
    boxes: Boxes = field(init=False)

    def __post_init__(self) -> None:
        self.boxes = Boxes(self.connection)

    def settle(self, job: Job, *, is_alone: bool) -> Exception | None:
        """Decide one command; return why it was refused, or None.

        Raises `DatabaseError`: then nothing of the batch stands.
        """
        try:
            work = self._work(job.activity_id, is_alone=is_alone)
            if self._decide(work, job):
                self.touched[job.activity_id] = None
        except DatabaseError:
            raise
        except SiteError as refusal:
            return refusal
        except Exception as error:  # a fault in one kind must not cost the others their votes
            log.exception("activity %d: a command failed", job.activity_id)
            return error
        return None

    def store(self) -> None:
        """Append what was decided, and close the activities whose rules say that they are over."""
        if self.seats:
            self.connection.execute(SEAT, self.seats)
        if self.rows:
            self.connection.execute(EVENT, self.rows)
        self.boxes.store()
        for activity_id in self.touched:
            live = self.works[activity_id].live
            if live.kind.is_over(live.state):
                self.connection.execute(
                    update(Activity)
                    .where(Activity.id == live.id, Activity.closed_at.is_(None))
                    .values(closed_at=live.changed_at)
                )

    def _work(self, activity_id: int, *, is_alone: bool) -> Work:
        """Return the writer's copy, locked and brought up to date where other processes write too."""
        work = self.works.get(activity_id)
        if work is None:
            work = self.works[activity_id] = Work(*load(self.connection, self.kinds, activity_id))
        if not is_alone and activity_id not in self.fresh:
            row = select(Activity.id).where(Activity.id == activity_id).with_for_update()
            self.connection.execute(row).one()
            current = changed(work.live, seats=seats_of(self.connection, activity_id))
            work.live, work.ledger = catch_up(self.connection, current, work.ledger)
        self.fresh.add(activity_id)
        return work

    def _decide(self, work: Work, job: Job) -> bool:
        """Add the rows of one command; tell whether anything changed."""
        context = job.grouped(self._seated(work, job), work.live.seats)
        is_own = context.actor.role is Role.PARTICIPANT
        number, slot = context.actor.number, job.command.slot if is_own else None
        if work.ledger.is_known(number, job.key, slot):
            return False
        live = work.live
        told = self.boxes.told(live.id, job.command, context)
        outcome = live.kind.decide(live.state, job.command, told)
        events = [one for one in outcome if not isinstance(one, Ballot | BoxEmptied)]
        state = live.state
        for event in events:
            state = live.kind.apply(state, event, context.at)
        self.boxes.take(live.id, outcome)
        self.rows.extend(_rows(live, events, context, job.key, slot))
        work.ledger.remember(number, job.key, slot)
        seq = live.seq + len(events)
        work.live = changed(work.live, state=state, seq=seq, changed_at=context.at)
        return bool(events)

    def _seated(self, work: Work, job: Job) -> Context:
        """Give the actor her local number, drawn by lot so that it tells nothing of the order of arrival."""
        context = changed(job.context, lot=self.lots.getrandbits(32))
        if job.enrolment_id is None:
            return context
        seats = work.live.seats
        number = seats.get(job.enrolment_id)
        if number is None:
            number = _free_number(work, self.lots)
            row = {"activity_id": work.live.id, "number": number, "enrolment_id": job.enrolment_id}
            self.seats.append(row)
            work.live = changed(work.live, seats={**seats, job.enrolment_id: number})
        return changed(context, actor=changed(context.actor, number=number))


def _free_number(work: Work, lots: random.Random) -> int:
    """Draw a number nobody has; twice as many as people, so that a few draws are enough."""
    if len(work.taken) != len(work.live.seats):
        work.taken = set(work.live.seats.values())
    number = lots.randrange(1, 2 * len(work.taken) + 20)
    while number in work.taken:
        number = lots.randrange(1, 2 * len(work.taken) + 20)
    work.taken.add(number)
    return number


def _rows(
    live: Live, events: Sequence[Any], context: Context, key: Key | None, slot: str | None
) -> list[dict[str, Any]]:
    """Return the rows of one command's events; its key stands on the first."""
    number = context.actor.number
    rows = []
    for place, event in enumerate(events):
        name, payload = live.kind.encode(event)
        rows.append(
            {
                "activity_id": live.id,
                "seq": live.seq + place + 1,
                "type": name,
                "payload": payload,
                "at": context.at,
                "command_key": stored_key(number, key, slot) if key and place == 0 else None,
            }
        )
    return rows
