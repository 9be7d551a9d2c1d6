"""View of how she is named, with the line as others read it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from allervers_training.accounts.models import Person
from allervers_training.contributing import access
from allervers_training.contributing.domain.cooling import showing
from allervers_training.contributing.domain.naming import OWN_NAME
from allervers_training.contributing.domain.words import CreditKind, What, Where
from allervers_training.contributing.models import Proposition
from allervers_training.contributing.pages.ahead import day_in_words
from allervers_training.contributing.pages.consenting import PLACES
from allervers_training.contributing.queries.consents import history

KINDS: tuple[tuple[CreditKind, str], ...] = (
    (CreditKind.NONE, "Aucun nom"),
    (CreditKind.NAME, "Mon nom :"),
    (CreditKind.PSEUDONYM, "Un nom inventé"),
    (CreditKind.GROUP, "Le nom de mon groupe"),
)


@dataclass(frozen=True, slots=True)
class CreditPage:
    """`goes_to` says in words where a name may be read now; `later` where it goes next, each with its day."""

    key: str
    proposition: Proposition
    kinds: tuple[tuple[CreditKind, str], ...]
    chosen: str
    name: str
    own_name: str
    shown: str
    goes_to: str
    later: tuple[tuple[str, str], ...]
    errors: Mapping[str, str]

    @property
    def asks_if_sure(self) -> bool:
        """The name that she invented is her own: she may have meant it."""
        return self.errors.get("nom") == OWN_NAME


def credit_page(
    db: Session,
    proposition: Proposition,
    person: Person,
    key: str,
    typed: Mapping[str, str] | None = None,
    errors: Mapping[str, str] | None = None,
    *,
    at: datetime,
) -> CreditPage:
    days = _days(db, proposition)
    now = [where for where, day in days.items() if day <= at]
    later = {day_in_words(day): PLACES[where] for where, day in days.items() if day > at}
    fields = typed or {}
    return CreditPage(
        key,
        proposition,
        KINDS,
        fields.get("signature", proposition.credit_kind),
        fields.get(
            "nom", "" if proposition.credit_kind is CreditKind.NAME else proposition.credit_name
        ),
        person.name,
        proposition.credit_name,
        PLACES[now[-1]] if now else "",
        tuple(later.items()),
        errors or {},
    )


def _days(db: Session, proposition: Proposition) -> dict[Where, datetime]:
    """Return from when a name may be read in each place, the narrowest first."""
    text = access.agreed(db, proposition)
    days = showing(history(db, proposition), text.shows_from if text else None)
    return {where: days[What.NAME, where] for where in Where if (What.NAME, where) in days}
