"""The page of a session's team."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from allervers_training.accounts.models import Person
from allervers_training.cohorts import access, team_queries
from allervers_training.cohorts.domain import (
    EnrolmentStatus,
    SessionRole,
    is_found,
    may_settle,
    roles_open_to,
)
from allervers_training.cohorts.models import Cohort, Enrolment

MOST_SHOWN = 12
INVITED = (SessionRole.CO_TRAINER, SessionRole.INTERVENANT, SessionRole.SCRIBE)
TEAM = (SessionRole.TRAINER, *INVITED)


@dataclass(frozen=True)
class Candidate:
    """Somebody of the site, and what she may be in this session."""

    id: int
    name: str
    roles: Sequence[SessionRole]


@dataclass(frozen=True)
class TeamPage:
    """The team, who may be added to it, and what was typed."""

    cohort: Cohort
    members: Sequence[Enrolment]
    candidates: Sequence[Candidate]
    more: int  # how many others answer the search
    asked: str
    roles: Sequence[SessionRole]  # for somebody new
    leads: bool  # may settle the roles that run the room
    typed: Mapping[str, str] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)
    alert: str = ""


def team_page(
    db: Session,
    cohort: Cohort,
    by: Person,
    asked: str = "",
    *,
    typed: Mapping[str, str] | None = None,
    errors: Mapping[str, str] | None = None,
    alert: str = "",
) -> TeamPage:
    own = access.enrolment_of(db, cohort.id, by)
    found = [
        Candidate(one.id, one.name, _given(own.role, roles_open_to(one.roles)))
        for one in team_queries.staff(db, outside=cohort)
        if is_found(asked, one.name)
    ]
    return TeamPage(
        cohort=cohort,
        members=team_of(team_queries.team(db, cohort)),
        candidates=found[:MOST_SHOWN],
        more=max(0, len(found) - MOST_SHOWN),
        asked=asked,
        roles=_given(own.role, INVITED),
        leads=own.role is SessionRole.TRAINER,
        typed=typed or {},
        errors=errors or {},
        alert=alert,
    )


def team_of(places: Sequence[Enrolment]) -> list[Enrolment]:
    """Return who is not there to be trained: those who lead first."""
    inside = [
        place
        for place in places
        if place.role is not SessionRole.TRAINEE and place.status is not EnrolmentStatus.REMOVED
    ]
    return sorted(inside, key=lambda place: (TEAM.index(place.role), place.shown_name))


def _given(by: SessionRole, roles: Sequence[SessionRole]) -> list[SessionRole]:
    return [role for role in TEAM if role in roles and may_settle(by, role)]
