"""Views of paid time: one's own, and that of everybody for the trainers who pay it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy.orm import Session

from allervers_training.accounts.models import Person
from allervers_training.contributing.domain.hours import Task, Wanted, in_words, total
from allervers_training.contributing.models import WorkedTime
from allervers_training.contributing.service import hours as service
from allervers_training.kernel.clock import room_day
from allervers_training.web.french import french_date


@dataclass(frozen=True, slots=True)
class Row:
    id: int
    name: str
    day: str
    time: str
    task: str
    is_mine: bool = False  # noted by whoever looks: hers to correct


@dataclass(frozen=True, slots=True)
class Typed:
    """A form as it was typed, with what was wrong."""

    fields: Mapping[str, str] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class OwnPage:
    key: str
    name: str
    rows: Sequence[Row]
    total: str
    tasks: tuple[str, ...]
    today: str
    typed: Typed


@dataclass(frozen=True, slots=True)
class EveryPage:
    rows: Sequence[Row]
    total: str
    people: Sequence[tuple[int, str]]
    wanted: Wanted
    query: str
    tasks: tuple[str, ...]
    today: str
    typed: Typed
    corrects: int  # the row that the form takes the place of; zero for a new one


def own_page(
    db: Session, person: Person, key: str, typed: Typed | None = None, *, at: datetime
) -> OwnPage:
    found = service.worked_by(db, person.id)
    rows = [_row(one, person.name) for one in found]
    spent = total(one.minutes for one in found)
    return OwnPage(key, person.name, rows, spent, tuple(Task), _today(at), typed or Typed())


def every_page(
    db: Session, by: Person, wanted: Wanted, typed: Typed | None = None, *, corrects: int = 0, at: datetime
) -> EveryPage:  # fmt: skip
    found = service.worked_in(db, wanted.since, wanted.until, wanted.person_id)
    rows = [_row(one, name, is_mine=one.noted_by_id == by.id != one.person_id) for one, name in found]  # fmt: skip
    spent = total(one.minutes for one, _ in found)
    people = service.workers(db)
    return EveryPage(rows, spent, people, wanted, _query(wanted), tuple(Task), _today(at), typed or Typed(), corrects)  # fmt: skip


def as_typed(row: WorkedTime) -> Typed:
    """Return the form of some time as it was noted, to correct it."""
    spent, left = divmod(row.minutes, 60)
    is_usual = row.task in set(Task)
    said = {
        "pour": str(row.person_id),
        "jour": row.day.isoformat(),
        "heures": str(spent),
        "minutes": str(left),
        "tache": row.task if is_usual else str(Task.OTHER),
        "precision": "" if is_usual else row.task,
    }
    return Typed(said)


def _row(one: WorkedTime, name: str, *, is_mine: bool = False) -> Row:
    return Row(one.id, name, french_date(one.day), in_words(one.minutes), one.task, is_mine)


def _query(wanted: Wanted) -> str:
    said = {"personne": wanted.person_id, "du": wanted.since, "au": wanted.until}
    return "&".join(f"{name}={value}" for name, value in said.items() if value)


def _today(at: datetime) -> str:
    return _iso(room_day(at))


def _iso(day: date) -> str:
    return day.isoformat()
