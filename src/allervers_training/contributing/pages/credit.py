"""View of how she is named, with the line as others read it."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from allervers_training.accounts.models import Person
from allervers_training.contributing.domain.words import CreditKind, What
from allervers_training.contributing.models import Proposition
from allervers_training.contributing.pages.consenting import PLACES
from allervers_training.contributing.service import agreement as service

KINDS: tuple[tuple[CreditKind, str], ...] = (
    (CreditKind.NONE, "Aucun nom"),
    (CreditKind.NAME, "Mon nom"),
    (CreditKind.PSEUDONYM, "Un nom inventé"),
    (CreditKind.GROUP, "Le nom de mon groupe"),
)


@dataclass(frozen=True, slots=True)
class CreditPage:
    """`goes_to` says in words where she agreed to a name; empty: nowhere yet."""

    key: str
    proposition: Proposition
    kinds: tuple[tuple[CreditKind, str], ...]
    chosen: str
    name: str
    shown: str
    goes_to: str
    errors: Mapping[str, str]


def credit_page(
    db: Session,
    proposition: Proposition,
    person: Person,
    key: str,
    typed: Mapping[str, str] | None = None,
    errors: Mapping[str, str] | None = None,
) -> CreditPage:
    said = service.consent_in(service.newest_consent(db, proposition))
    where = said.goes_to(What.NAME)
    fields = typed or {}
    return CreditPage(
        key,
        proposition,
        KINDS,
        fields.get("signature", proposition.credit_kind),
        fields.get("nom", proposition.credit_name or person.name),
        proposition.credit_name,
        PLACES[where] if where else "",
        errors or {},
    )
