"""The page about one person of a session."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from allervers_training.accounts.models import Person
from allervers_training.cohorts import access, service
from allervers_training.cohorts.domain import (
    RUNS_ROOM,
    EnrolmentStatus,
    SessionRole,
    may_settle,
    roles_open_to,
)
from allervers_training.cohorts.models import Cohort, Enrolment


@dataclass(frozen=True)
class PlacePage:
    """One person of a session: what is written of her, and what may be done."""

    cohort: Cohort
    place: Enrolment
    has_account: bool  # her name and address are her own
    is_matched: bool
    may_have_words: bool
    roles: Sequence[SessionRole]  # that she may be given here, by whoever looks
    values: Mapping[str, str]
    errors: Mapping[str, str] = field(default_factory=dict)
    alert: str = ""

    @property
    def is_in(self) -> bool:
        return self.place.status is not EnrolmentStatus.REMOVED

    @property
    def is_known(self) -> bool:
        return self.place.status is EnrolmentStatus.CONFIRMED

    @property
    def is_trainee(self) -> bool:
        return self.place.role is SessionRole.TRAINEE

    @property
    def runs_room(self) -> bool:
        return self.place.role in RUNS_ROOM


def place_page(
    db: Session,
    place: Enrolment,
    by: Person,
    *,
    typed: Mapping[str, str] | None = None,
    errors: Mapping[str, str] | None = None,
    alert: str = "",
) -> PlacePage:
    person = access.person_of(db, place)
    own = access.enrolment_of(db, place.cohort_id, by)
    open_to = roles_open_to([held.role for held in person.roles])
    is_known = place.status is EnrolmentStatus.CONFIRMED
    may_change = is_known and may_settle(own.role, place.role)
    known = {
        "nom_affiche": place.shown_name,
        "nom": person.name,
        "courriel": person.email or "",
        "employeur": place.employer,
        "financeur": place.funder,
        "role": str(place.role),
    }
    return PlacePage(
        cohort=own.cohort,
        place=place,
        has_account=bool(person.roles),
        is_matched=access.match_of(db, place) is not None,
        may_have_words=service.may_have_words(db, place),
        roles=[role for role in open_to if may_settle(own.role, role)] if may_change else [],
        values=known | dict(typed or {}),
        errors=errors or {},
        alert=alert,
    )
