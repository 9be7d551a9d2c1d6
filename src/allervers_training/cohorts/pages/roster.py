"""The page of everybody in a session, be they twelve or three hundred."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from allervers_training.cohorts import queries
from allervers_training.cohorts.domain import (
    ALIKE,
    ROLE_LABELS,
    EnrolmentStatus,
    SessionRole,
    is_found,
    likeness,
)
from allervers_training.cohorts.models import Cohort, Enrolment
from allervers_training.cohorts.pages.team import team_of
from allervers_training.cohorts.queries import PAGE, Line

LISTED = 60  # a larger group is told by its number, and searched
CHECKED_AT_ONCE = 30
SUGGESTED = 6


@dataclass(frozen=True)
class Asked:
    """What the address of the list asks for."""

    search: str = ""
    page: int = 0  # 0: whatever suits the size of the group


@dataclass(frozen=True)
class ToCheck:
    """Somebody who came in by code, and who she may be, the likeliest first."""

    place: Enrolment
    suggested: Sequence[Enrolment]
    likely: bool  # the first name put forward looks like hers
    was_removed: bool  # somebody of that name was taken out before


@dataclass(frozen=True)
class RosterPage:
    """Everybody of a session, by what the team has to do about them."""

    cohort: Cohort
    team: Sequence[Enrolment]
    to_check: Sequence[ToCheck]
    to_check_count: int
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
    to_check, removed = by_status[EnrolmentStatus.TO_CHECK], by_status[EnrolmentStatus.REMOVED]
    group = [li for li in by_status[EnrolmentStatus.CONFIRMED] if _is_trainee(li)]
    count = len(group) + len(to_check)
    found = [line for line in group if _answers(line, asked.search)]
    return RosterPage(
        cohort=cohort,
        team=team_of([line.place for line in everybody]),
        to_check=[_checked(li, group, removed) for li in to_check[:CHECKED_AT_ONCE]],
        to_check_count=len(to_check),
        has_expected=any(_is_expected(line) for line in group),
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


def expected_for(db: Session, cohort: Cohort, place: Enrolment) -> list[Line]:
    """Return everybody whom this device may turn out to be, the likeliest name first."""
    return _likeliest(place, [line for line in queries.lines(db, cohort) if _is_expected(line)])


def _checked(line: Line, group: Sequence[Line], removed: Sequence[Line]) -> ToCheck:
    place = line.place
    near = _likeliest(place, [one for one in group if _is_expected(one)])[:SUGGESTED]
    return ToCheck(
        place=place,
        suggested=[one.place for one in near],
        likely=bool(near) and _looks(place, near[0]) >= ALIKE,
        was_removed=any(_looks(place, one) == 1 for one in removed),
    )


def _likeliest(place: Enrolment, lines: Sequence[Line]) -> list[Line]:
    """Put likely names first; among the others, those who have not come in by a card either."""

    def rank(line: Line) -> tuple[float, bool, str]:
        looks = _looks(place, line)
        return (-looks if looks >= ALIKE else 0, line.has_device, line.place.shown_name)

    return sorted(lines, key=rank)


def _looks(place: Enrolment, line: Line) -> float:
    known = (line.place.shown_name, line.full_name)
    return max(likeness(place.shown_name, name) for name in known)


def _is_trainee(line: Line) -> bool:
    return line.place.role is SessionRole.TRAINEE


def _is_expected(line: Line) -> bool:
    """Tell whether a device that came in by code may be hers: what `service.match` allows."""
    is_known = line.place.status is EnrolmentStatus.CONFIRMED and _is_trainee(line)
    return is_known and line.place.joined_at is None and not line.has_role


def _answers(line: Line, search: str) -> bool:
    place = line.place
    return is_found(search, place.shown_name, line.full_name, place.employer, place.funder)


def _page(found: Sequence[Line], asked: Asked, *, is_large: bool) -> Sequence[Line]:
    if is_large and not asked.search and not asked.page:
        return ()
    first = (max(1, asked.page) - 1) * PAGE
    return found[first : first + PAGE]
