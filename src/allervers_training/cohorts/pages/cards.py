"""Access cards: what is asked before they are made, and what is printed."""

from collections.abc import Sequence
from dataclasses import dataclass

import segno
from markupsafe import Markup
from sqlalchemy.orm import Session

from allervers_training.accounts import access as accounts
from allervers_training.cohorts import service
from allervers_training.cohorts.models import Cohort, Enrolment


@dataclass(frozen=True)
class Card:
    """An access card to print: a name, an address in clear and its QR code."""

    name: str
    url: str
    qr: Markup

    @property
    def address(self) -> str:
        """Return what one types by hand, without its protocol."""
        return self.url.partition("://")[2]


@dataclass(frozen=True)
class CardsPage:
    """What making cards would do: for whom, and what stops working for how many."""

    cohort: Cohort
    only: Enrolment | None  # cards of the whole group, or of one person
    everybody: Sequence[Enrolment]
    without: Sequence[Enrolment]  # those who have no card yet
    seen: str  # tells whether cards were made since this page was shown
    alert: str = ""

    @property
    def stops(self) -> int:
        return len(self.everybody) - len(self.without)


def cards_page(db: Session, cohort: Cohort, only: Enrolment | None, alert: str = "") -> CardsPage:
    holders = [p for p in service.card_holders(db, cohort) if only is None or p.id == only.id]
    links = accounts.newest_links(db, [place.person_id for place in holders])
    return CardsPage(
        cohort=cohort,
        only=only,
        everybody=holders,
        without=[place for place in holders if place.person_id not in links],
        seen=str(max(links.values(), default=0)),
        alert=alert,
    )


def drawn_link(name: str, token: str, base_url: str) -> Card:
    """Draw the address that a secret opens."""
    url = f"{base_url}/entree/{token}"
    qr = segno.make(url, error="m").svg_inline(
        border=2, omitsize=True, svgclass="qr", lineclass=None
    )
    return Card(name, url, Markup(qr))  # noqa: S704 - drawn by segno


def drawn(made: Sequence[tuple[Enrolment, str]], base_url: str) -> list[Card]:
    return [drawn_link(place.shown_name, token, base_url) for place, token in made]
