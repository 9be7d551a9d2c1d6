"""An activity in memory: its folded state, the keys it has seen, the numbers of its participants."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from allervers_training.activities.engine.keys import Key, read_key
from allervers_training.activities.engine.kind import Kind
from allervers_training.activities.engine.models import Activity, ActivityEvent, ActivityParticipant
from allervers_training.kernel.errors import NotFound
from allervers_training.kernel.frozen import changed

Slot = tuple[int | None, str]


@dataclass(frozen=True)
class Live:
    """What readers see: immutable, replaced as a whole after each commit."""

    id: int
    cohort_id: int
    kind: Kind
    title: str
    exercise_id: str
    content_hash: str
    settings: Mapping[str, Any]
    state: Any
    seq: int
    seats: Mapping[int, int]  # enrolment id -> local number
    changed_at: datetime | None = None


@dataclass
class Ledger:
    """What the writer alone keeps beside the state: keys already honoured, and the newest per slot."""

    keys: set[str] = field(default_factory=set)
    newest: dict[Slot, Key] = field(default_factory=dict)

    def remember(self, number: int | None, key: Key | None, slot: str | None) -> None:
        if key is None:
            return
        self.keys.add(stored_key(number, key, slot))
        if slot:
            held = self.newest.get((number, slot))
            self.newest[number, slot] = max(held, key) if held else key

    def is_known(self, number: int | None, key: Key | None, slot: str | None) -> bool:
        """Tell whether a command was honoured already, or came too late to count."""
        if key is None:
            return False
        held = self.newest.get((number, slot)) if slot else None
        return stored_key(number, key, slot) in self.keys or (held is not None and key < held)


def stored_key(number: int | None, key: Key, slot: str | None) -> str:
    return f"{'c' if number is None else number}:{key}:{slot or ''}"


def load(
    connection: Connection, kinds: Mapping[str, Kind], activity_id: int
) -> tuple[Live, Ledger]:
    """Fold an activity from its whole log; raises `NotFound` when there is none."""
    table = Activity.__table__
    row = connection.execute(select(table).where(table.c.id == activity_id)).one_or_none()
    if row is None or row.kind not in kinds:
        raise NotFound
    kind = kinds[row.kind]
    live = Live(
        id=row.id,
        cohort_id=row.cohort_id,
        kind=kind,
        title=row.title,
        exercise_id=row.exercise_id,
        content_hash=row.content_hash,
        settings=row.settings,
        state=kind.initial(row.settings),
        seq=0,
        seats=seats_of(connection, activity_id),
    )
    return catch_up(connection, live, Ledger())


def seats_of(connection: Connection, activity_id: int) -> dict[int, int]:
    """Return the local number of each place that has taken part."""
    rows = connection.execute(
        select(ActivityParticipant.enrolment_id, ActivityParticipant.number).where(
            ActivityParticipant.activity_id == activity_id
        )
    )
    return {row[0]: row[1] for row in rows}


def catch_up(connection: Connection, live: Live, ledger: Ledger) -> tuple[Live, Ledger]:
    """Fold what the log holds beyond `live.seq`."""
    rows = connection.execute(
        select(
            ActivityEvent.seq,
            ActivityEvent.type,
            ActivityEvent.payload,
            ActivityEvent.at,
            ActivityEvent.command_key,
        )
        .where(ActivityEvent.activity_id == live.id, ActivityEvent.seq > live.seq)
        .order_by(ActivityEvent.seq)
    )
    state, seq, at = live.state, live.seq, live.changed_at
    for seq, name, payload, at, key in rows:  # noqa: B007 - the last ones are kept
        state = live.kind.apply(state, live.kind.decode(name, payload), at)
        if key:
            _remember_stored(ledger, key)
    return changed(live, state=state, seq=seq, changed_at=at), ledger


def _remember_stored(ledger: Ledger, stored: str) -> None:
    who, text, slot = stored.split(":", 2)
    ledger.remember(None if who == "c" else int(who), read_key(text), slot or None)
