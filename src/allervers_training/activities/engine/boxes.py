"""The tallies of secret answers, inside one transaction of the writer: one row per choice, none per ballot."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from allervers_training.activities.engine.ballot import Ballot, BoxEmptied, OpensBoxes
from allervers_training.activities.engine.kind import Context
from allervers_training.activities.engine.models import BallotTally
from allervers_training.kernel.frozen import changed


def _adding(made: Any) -> Any:  # noqa: ANN401 - the same words in two dialects without a common type
    return made.on_conflict_do_update(
        index_elements=["activity_id", "question", "choice"],
        set_={"count": BallotTally.count + made.excluded.count},
    )


ADD = {  # built once, compiled once
    "sqlite": _adding(sqlite.insert(BallotTally)),
    "postgresql": _adding(postgresql.insert(BallotTally)),
}


class Boxes:
    """What the commands of a batch put into the boxes, and take out of them."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._waiting: dict[tuple[int, str, str], int] = {}

    def told(self, activity_id: int, command: object, context: Context) -> Context:
        """Give a command that opens boxes what is in them, with what this batch has added so far."""
        if not isinstance(command, OpensBoxes):
            return context
        self.store()
        boxes: dict[str, dict[str, int]] = {}
        table = BallotTally
        query = select(table.question, table.choice, table.count)
        for question, choice, n in self.connection.execute(
            query.where(table.activity_id == activity_id)
        ):
            boxes.setdefault(question, {})[choice] = n
        return changed(context, boxes=boxes)

    def take(self, activity_id: int, outcome: Iterable[object]) -> None:
        """Keep the ballots of one command, and forget the tallies that it emptied."""
        for one in outcome:
            if isinstance(one, Ballot):
                for choice, mark in one.marks.items():
                    key = (activity_id, one.question, choice)
                    self._waiting[key] = self._waiting.get(key, 0) + mark
            elif isinstance(one, BoxEmptied):
                self.store()
                self.connection.execute(
                    delete(BallotTally).where(
                        BallotTally.activity_id == activity_id,
                        BallotTally.question == one.question,
                    )
                )

    def store(self) -> None:
        """Write what waits, in an order that tells nothing: every choice of a question, by name."""
        if self._waiting:
            names = ("activity_id", "question", "choice", "count")
            rows = [
                dict(zip(names, (*key, n), strict=True)) for key, n in sorted(self._waiting.items())
            ]
            self.connection.execute(ADD[self.connection.dialect.name], rows)
            self._waiting.clear()
