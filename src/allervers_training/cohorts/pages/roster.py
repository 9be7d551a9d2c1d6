"""The page of everybody in a session, be they twelve or three hundred."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from allervers_training.cohorts import queries
from allervers_training.cohorts.domain import (
    ROLE_LABELS,
    EnrolmentStatus,
    SessionRole,
    is_found,
)
from allervers_training.cohorts.models import Cohort, Enrolment
from allervers_training.cohorts.pages.checking import (
    ToCheck,
    is_expected,
    is_trainee,
    to_check_of,
)
from allervers_training.cohorts.pages.team import team_of
from allervers_training.cohorts.queries import PAGE, Line

LISTED = 60  # a larger group is told by its number, and searched
CHECKED_AT_ONCE = 30


@dataclass(frozen=True)
class Asked:
    """What the address of the list asks for."""

    search: str = ""
    page: int = 0  # 0: whatever suits the size of the group


@dataclass(frozen=True)
class RosterPage:
    """Everybody of a session, by what the team has to do about them."""

    cohort: Cohort
    team: Sequence[Enrolment]
    to_check: Sequence[ToCheck]
    to_check_count: int
    waiting: Sequence[Enrolment]  # known people, whose prerequisite is not met yet
    has_expected: bool
    trainees: int  # « à vérifier » included: they have a seat
    shown: Sequence[Line]
    found: int
    asked: Asked
    pages: int
    removed: Sequence[Enrolment]
    labels: Mapping[SessionRole, str]
    typed: str = ""
    errors: Mapping[str, str] = field(default_factory=dict)
    alert: str = ""

    @property
    def is_large(self) -> bool:
        return self.trainees > LISTED

    @property
    def over(self) -> int:
        return max(0, self.trainees - self.cohort.capacity) if self.cohort.capacity else 0


def roster_page(
    db: Session,
    cohort: Cohort,
    asked: Asked | None = None,
    *,
    errors: Mapping[str, str] | None = None,
    typed: str = "",
    alert: str = "",
) -> RosterPage:
    everybody, asked = queries.lines(db, cohort), asked or Asked()
    by_status = {s: [li for li in everybody if li.place.status is s] for s in EnrolmentStatus}
    removed, to_say = by_status[EnrolmentStatus.REMOVED], by_status[EnrolmentStatus.TO_CHECK]
    to_check = [line for line in to_say if line.is_provisional]
    waiting = [line for line in to_say if not line.is_provisional]
    group = [li for li in by_status[EnrolmentStatus.CONFIRMED] if is_trainee(li)]
    count = len(group) + len(to_say)
    found = [line for line in group if _answers(line, asked.search)]
    return RosterPage(
        cohort=cohort,
        team=team_of([line.place for line in everybody]),
        to_check=[to_check_of(li, group + waiting, removed) for li in to_check[:CHECKED_AT_ONCE]],
        waiting=[line.place for line in waiting],
        to_check_count=len(to_check),
        has_expected=any(is_expected(line) for line in group + waiting),
        trainees=count,
        shown=_page(found, asked, is_large=count > LISTED),
        found=len(found),
        asked=asked,
        pages=-(-len(found) // PAGE),
        removed=[line.place for line in removed],
        labels=ROLE_LABELS,
        typed=typed,
        errors=errors or {},
        alert=alert,
    )


def _answers(line: Line, search: str) -> bool:
    place = line.place
    return is_found(search, place.shown_name, line.full_name, place.employer, place.funder)


def _page(found: Sequence[Line], asked: Asked, *, is_large: bool) -> Sequence[Line]:
    if is_large and not asked.search and not asked.page:
        return ()
    first = (max(1, asked.page) - 1) * PAGE
    return found[first : first + PAGE]
