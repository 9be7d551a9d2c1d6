"""What the site keeps on one person: each room declares its tables, one function gathers what they hold.

A contract test walks the schema: a table that leads to a person is told, or left out with a reason; so is each of its columns.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, inspect, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from allervers_training.kernel.db import Base

Row = Mapping[str, Any]
Column = InstrumentedAttribute[Any] | ColumnElement[Any]
Words = Mapping[str, Mapping[Any, str]]  # field -> value -> words
Join = tuple[type[Base], ColumnElement[bool]]
SECRET = "le secret, dont seule l'empreinte est gardée"  # noqa: S105 - says that it is one
SOMEBODY_ELSE = "le nom d'une autre personne"


@dataclass(frozen=True, kw_only=True)
class Told:
    """One table, as it is told to the person whose rows these are; names and titles are French."""

    model: type[Base]
    title: str
    hers: Callable[[int], ColumnElement[bool]]  # which rows are this person's
    fields: Mapping[str, Column]
    joins: Sequence[Join] = ()
    words: Words = field(default_factory=dict)
    links: frozenset[str] = frozenset()  # columns that only tie rows together
    untold: Mapping[str, str] = field(default_factory=dict)  # column -> why
    folder: str = ""  # of the data folder, where `file` names a file
    file: str = ""

    @property
    def models(self) -> tuple[type[Base], ...]:
        return (self.model,)

    def rows(self, db: Session, person_id: int) -> list[dict[str, Any]]:
        """Return this person's rows, the oldest first."""
        asked = select(*(column.label(name) for name, column in self.fields.items()))
        asked = asked.select_from(self.model)
        for other, condition in self.joins:
            asked = asked.outerjoin(other, condition)
        order = inspect(self.model).primary_key
        found = db.execute(asked.where(self.hers(person_id)).order_by(*order))
        return [dict(row) for row in found.mappings()]


@dataclass(frozen=True, kw_only=True)
class Computed:
    """What a query cannot tell alone: rows made by a function."""

    models: tuple[type[Base], ...]
    title: str
    rows: Callable[[Session, int], Sequence[Row]]
    words: Words = field(default_factory=dict)
    folder: str = ""
    file: str = ""


@dataclass(frozen=True, kw_only=True)
class Withheld:
    """A table that is not told, and why; `how_many` may say how much of it there is, nothing else."""

    model: type[Base]
    title: str
    why: str
    how_many: Callable[[Session, int], str] | None = None

    @property
    def models(self) -> tuple[type[Base], ...]:
        return (self.model,)


Holding = Told | Computed | Withheld


@dataclass(frozen=True)
class Section:
    """What was found of one holding."""

    title: str
    rows: Sequence[Row]
    words: Words
    files: tuple[str, ...] = ()  # paths inside the data folder


@dataclass(frozen=True)
class Silence:
    """What is not in the file, and why."""

    title: str
    why: str


@dataclass(frozen=True)
class Gathered:
    sections: tuple[Section, ...]
    silences: tuple[Silence, ...]


def gather(db: Session, person_id: int, holdings: Sequence[Holding]) -> Gathered:
    """Return all that the site keeps on a person, in the order of the holdings."""
    sections: list[Section] = []
    silences: list[Silence] = []
    for held in holdings:
        if isinstance(held, Withheld):
            counted = f"{held.how_many(db, person_id)} " if held.how_many else ""
            silences.append(Silence(held.title, f"{counted}{held.why}"))
            continue
        sections.append(_section(db, person_id, held))
        if isinstance(held, Told) and sections[-1].rows:  # of nothing, nothing is left out
            silences += [
                Silence(held.title, f"sans {why}.") for why in dict.fromkeys(held.untold.values())
            ]
    return Gathered(tuple(sections), tuple(silences))


def _section(db: Session, person_id: int, held: Told | Computed) -> Section:
    rows = held.rows(db, person_id)
    files = [f"{held.folder}/{row[held.file]}" for row in rows if held.file and row[held.file]]
    return Section(held.title, rows, held.words, tuple(files))
