"""What the pages of the roll-call receive."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.orm import Session

from allervers_training.cohorts import queries as cohort_queries
from allervers_training.cohorts.domain import EnrolmentStatus, is_found
from allervers_training.cohorts.models import Cohort, DemiJournee
from allervers_training.emargement import queries
from allervers_training.emargement.domain import (
    REASONS,
    Attendance,
    Note,
    is_coming,
    is_correction,
    late_arrival,
)
from allervers_training.emargement.lines import Line
from allervers_training.emargement.queries import NoteLine, Trainee
from allervers_training.emargement.words import title_of
from allervers_training.kernel.clock import room_day, room_time

MANY = 60  # beyond, one searches instead of reading a list
PAGE = 200


@dataclass(frozen=True)
class Asked:
    """Which part of a roll-call is asked for, and what was typed and refused."""

    search: str = ""
    page: int = 0
    person: int | None = None
    typed: Mapping[str, str] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Sheet:
    """What may be noted about one person."""

    line: Line
    motifs: Sequence[str]
    needs_why: bool
    typed: Mapping[str, str]
    errors: Mapping[str, str]


@dataclass(frozen=True)
class RollCall:
    """The roll-call of one half-day."""

    cohort: Cohort
    half_day: DemiJournee
    title: str
    half_days: Sequence[tuple[int, str]]
    lines: Sequence[Line]  # of the people shown
    late: Sequence[Line]
    to_check: Sequence[Line]
    expected: int
    present: int
    absent: int
    waiting: int
    is_many: bool
    found: int
    last_page: int
    is_coming: bool  # it has not begun
    asked: Asked
    sheet: Sheet | None


def roll_call(
    db: Session, cohort: Cohort, half_day: DemiJournee, asked: Asked, *, at: datetime
) -> RollCall:
    everybody = _everybody(db, cohort, half_day)
    known = [line for line in everybody if not line.to_check]
    late = [line for line in known if line.late]
    found = [line for line in known if is_found(asked.search, line.name)]
    is_many = len(known) > MANY
    shows = bool(not is_many or asked.search or asked.page)
    start = max(asked.page - 1, 0) * PAGE
    statuses = [line.status for line in known]
    return RollCall(
        cohort=cohort,
        half_day=half_day,
        title=title_of(half_day),
        half_days=[(half.id, title_of(half)) for half in queries.half_days_of(db, cohort.id)],
        lines=found[start : start + PAGE] if shows else (),
        late=late[:PAGE],
        to_check=[line for line in everybody if line.to_check][:PAGE],
        expected=len(known),
        present=statuses.count(Attendance.PRESENT),
        absent=statuses.count(Attendance.ABSENT),
        waiting=statuses.count(None),
        is_many=is_many,
        found=len(found),
        last_page=-(-len(found) // PAGE) or 1,
        is_coming=is_coming(half_day, room_time(at)),
        asked=asked,
        sheet=_sheet(everybody, half_day, asked, at),
    )


def _everybody(db: Session, cohort: Cohort, half_day: DemiJournee) -> list[Line]:
    history = queries.history_of(db, half_day.id, cohort_queries.absorbed_by(db, cohort.id))
    return [
        _line(place, half_day, history.get(place.id, []))
        for place in queries.trainees_of(db, cohort)
        if place.status is not EnrolmentStatus.REMOVED
    ]


def _line(place: Trainee, half_day: DemiJournee, history: Sequence[NoteLine]) -> Line:
    newest = history[-1].note if history else None
    joined = room_time(place.joined_at) if place.joined_at else None
    return Line(
        id=place.id,
        name=place.shown_name,
        status=newest.status if newest else None,
        late=None if newest else late_arrival(joined, half_day),
        to_check=place.status is EnrolmentStatus.TO_CHECK,
        half_day=half_day,
        notes=history,
    )


def _sheet(
    everybody: Sequence[Line], half_day: DemiJournee, asked: Asked, at: datetime
) -> Sheet | None:
    line = next((line for line in everybody if line.id == asked.person), None)
    if line is None:
        return None
    before = Note(line.status) if line.status else None
    is_closed, today = half_day.closed_at is not None, room_day(at)
    needs_why = is_correction(before, half_day, is_closed=is_closed, today=today)
    return Sheet(line, REASONS, needs_why, asked.typed, asked.errors)
