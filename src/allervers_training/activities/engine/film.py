"""Replaying an activity event by event, as its log tells it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from allervers_training.activities.engine.kind import Kind
from allervers_training.activities.engine.models import ActivityEvent


@dataclass(frozen=True)
class Still:
    """The state right after one event."""

    seq: int
    at: datetime
    event: str
    state: Any


def stills(
    connection: Connection, kind: Kind, settings: Mapping[str, Any], activity_id: int
) -> Iterator[Still]:
    """Yield the state after each event of a log, from the first."""
    rows = connection.execute(
        select(ActivityEvent.seq, ActivityEvent.type, ActivityEvent.payload, ActivityEvent.at)
        .where(ActivityEvent.activity_id == activity_id)
        .order_by(ActivityEvent.seq)
    )
    state = kind.initial(settings)
    for seq, name, payload, at in rows:
        state = kind.apply(state, kind.decode(name, payload), at)
        yield Still(seq, at, name, state)
