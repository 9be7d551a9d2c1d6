"""What the pages about a session's people receive."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

import segno
from markupsafe import Markup
from sqlalchemy.orm import Session

from allervers_training.accounts import service as accounts
from allervers_training.accounts.domain import LinkPurpose, SiteRole
from allervers_training.accounts.models import Person
from allervers_training.cohorts import queries
from allervers_training.cohorts.domain import ROLE_LABELS, EnrolmentStatus, SessionRole
from allervers_training.cohorts.models import Cohort, Enrolment

__all__ = ["ROLE_LABELS"]


@dataclass(frozen=True)
class Door:
    """The page where one joins; what was typed comes back with its error."""

    code: str = ""
    name: str = ""
    already: str = ""
    homonym: bool = False
    errors: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class RosterPage:
    """Everybody of a session, by what the team has to do about them."""

    cohort: Cohort
    to_check: Sequence[Enrolment]
    confirmed: Sequence[Enrolment]
    removed: Sequence[Enrolment]
    expected: Sequence[Enrolment]  # known people who have not come in yet
    labels: Mapping[SessionRole, str]
    typed: str = ""
    errors: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Card:
    """An access card to print: a name and a QR code."""

    name: str
    url: str
    qr: Markup


def roster_page(
    db: Session, cohort: Cohort, *, errors: Mapping[str, str] | None = None, typed: str = ""
) -> RosterPage:
    everybody = queries.roster(db, cohort)

    def with_status(status: EnrolmentStatus) -> list[Enrolment]:
        return [place for place in everybody if place.status is status]

    confirmed = with_status(EnrolmentStatus.CONFIRMED)
    return RosterPage(
        cohort=cohort,
        to_check=with_status(EnrolmentStatus.TO_CHECK),
        confirmed=confirmed,
        removed=with_status(EnrolmentStatus.REMOVED),
        expected=[p for p in everybody if _is_expected(p)],
        labels=ROLE_LABELS,
        typed=typed,
        errors=errors or {},
    )


def _is_expected(place: Enrolment) -> bool:
    """Tell whether somebody may still turn out to be her, a place that waits for a prerequisite included."""
    is_here = place.joined_at is not None or place.status is EnrolmentStatus.REMOVED
    return place.role is SessionRole.TRAINEE and not is_here


def role_of(typed: str) -> SessionRole:
    """Return the role chosen when enrolling by hand; a trainee unless said otherwise."""
    return SessionRole(typed) if typed in set(SessionRole) else SessionRole.TRAINEE


def may_have_card(place: Enrolment) -> bool:
    """Cards go to people the team knows, a place that waits included; a trainer's way in is not printed for the room."""
    is_kept = place.status is EnrolmentStatus.TO_CHECK and place.joined_at is None
    is_known = place.status is EnrolmentStatus.CONFIRMED or is_kept
    return is_known and place.role is not SessionRole.TRAINER


def new_cards(
    db: Session, places: Iterable[Enrolment], base_url: str, *, lost: bool, by: int, at: datetime
) -> list[Card]:
    """Make cards whose secrets are shown now and never again; earlier links stop working.

    `lost` closes open devices too: a card or a phone may be in other hands.
    """
    cards = []
    for place in places:
        person = db.get_one(Person, place.person_id)
        if person.has_role(SiteRole.ADMIN, SiteRole.TRAINER):
            continue  # a card opens everything she may do: hers is made by the person responsible
        accounts.revoke_links(db, place.person_id, by=by, at=at)
        if lost and place.person_id != by:  # whoever prints her own card stays where she is
            accounts.close_sessions(db, place.person_id, by=by, at=at)
        token = accounts.create_link(db, person, LinkPurpose.PERSONAL, at=at)
        url = f"{base_url}/entree/{token}"
        qr = segno.make(url, error="m").svg_inline(
            border=2, omitsize=True, svgclass="qr", lineclass=None
        )
        cards.append(Card(place.shown_name, url, Markup(qr)))  # noqa: S704 - drawn by segno
    return cards
