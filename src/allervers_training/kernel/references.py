"""Which rows anything still points to: read from the foreign keys, so that a new table is never forgotten."""

from collections.abc import Collection

from sqlalchemy import Column, select
from sqlalchemy.orm import Session

from allervers_training.kernel.db import Base


def pointed_at(
    db: Session, table: str, ids: Collection[int], *, but: Collection[str] = ()
) -> set[int]:
    """Return those of these rows that a foreign key points to, without counting the tables of `but`."""
    found: set[int] = set()
    for column in _pointers(table):
        if column.table.name not in but and ids:
            found.update(db.scalars(select(column).where(column.in_(ids)).distinct()))
    return found


def _pointers(table: str) -> list[Column[int]]:
    return [
        column
        for other in Base.metadata.sorted_tables
        for column in other.columns
        if any(key.column.table.name == table for key in column.foreign_keys)
    ]
