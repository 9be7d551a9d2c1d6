"""View of what a withdrawal cannot take back, and of the way back to where it was asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from sqlalchemy.orm import Session

from allervers_training.accounts.models import Person
from allervers_training.contributing import access
from allervers_training.contributing.domain import agreement
from allervers_training.contributing.models import Contributor
from allervers_training.contributing.pages import addresses
from allervers_training.contributing.pages.agreement import around_of

SAYS, YES = ("lu", "demande"), "oui"


@dataclass(frozen=True, slots=True)
class StayingPage:
    """`keeps_choices` says that the way back carries answers which are not kept anywhere else yet."""

    key: str = ""  # of whoever proposes; empty for anybody else
    back: str = ""
    keeps_choices: bool = False


def staying_page(db: Session, person: Person | None, asked: Mapping[str, str]) -> StayingPage:
    """Lead back to her answers, to the sheet of what she agreed to, or to her ideas."""
    who = db.get(Contributor, person.id) if person else None
    if person is None or who is None:
        return StayingPage()
    if not asked.get("texte"):
        return StayingPage(who.key, addresses.HOME)
    proposition = access.mine(db, asked["texte"], person)
    here = f"{addresses.own_page(proposition)}/accord"
    if "lu" not in asked:
        return StayingPage(who.key, f"{here}/fiche")
    around = around_of(db, proposition, wants_licence=asked.get("demande") == YES)
    said = {
        **agreement.kept(asked, around),
        **{name: YES for name in SAYS if asked.get(name) == YES},
    }
    return StayingPage(who.key, f"{here}?{urlencode(said)}", keeps_choices=True)
