"""Who somebody that came in by code may be: names put forward, the likeliest first."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from allervers_training.cohorts import queries
from allervers_training.cohorts.domain import ALIKE, EnrolmentStatus, SessionRole, likeness
from allervers_training.cohorts.models import Cohort, Enrolment
from allervers_training.cohorts.queries import Line

SUGGESTED = 6


@dataclass(frozen=True)
class ToCheck:
    """Somebody who came in by code, and who she may be, the likeliest first."""

    place: Enrolment
    suggested: Sequence[Enrolment]
    likely: bool  # the first name put forward looks like hers
    was_removed: bool  # somebody of that name was taken out before


def expected_for(db: Session, cohort: Cohort, place: Enrolment) -> list[Line]:
    """Return everybody whom this device may turn out to be, the likeliest name first."""
    return _likeliest(place, [line for line in queries.lines(db, cohort) if is_expected(line)])


def to_check_of(line: Line, group: Sequence[Line], removed: Sequence[Line]) -> ToCheck:
    place = line.place
    near = _likeliest(place, [one for one in group if is_expected(one)])[:SUGGESTED]
    return ToCheck(
        place=place,
        suggested=[one.place for one in near],
        likely=bool(near) and _looks(place, near[0]) >= ALIKE,
        was_removed=any(_looks(place, one) == 1 for one in removed),
    )


def is_trainee(line: Line) -> bool:
    return line.place.role is SessionRole.TRAINEE


def is_expected(line: Line) -> bool:
    """Tell whether a device that came in by code may be hers: what `service.match` allows."""
    is_out = line.place.status is EnrolmentStatus.REMOVED  # a place may wait for a prerequisite
    return is_trainee(line) and not is_out and not line.place.joined_at and not line.has_role


def _likeliest(place: Enrolment, lines: Sequence[Line]) -> list[Line]:
    """Put likely names first; among the others, those who have not come in by a card either."""

    def rank(line: Line) -> tuple[float, bool, str]:
        looks = _looks(place, line)
        return (-looks if looks >= ALIKE else 0, line.has_device, line.place.shown_name)

    return sorted(lines, key=rank)


def _looks(place: Enrolment, line: Line) -> float:
    known = (line.place.shown_name, line.full_name)
    return max(likeness(place.shown_name, name) for name in known)
