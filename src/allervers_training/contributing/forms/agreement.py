"""From what was typed to a yes, a no, a signature."""

from collections.abc import Mapping

from allervers_training.accounts.domain import clean_name
from allervers_training.contributing.domain import agreement
from allervers_training.contributing.domain.agreement import Around, Asked
from allervers_training.contributing.domain.naming import OWN_NAME, gives_away
from allervers_training.contributing.domain.words import CreditKind
from allervers_training.contributing.service.agreement import Yes
from allervers_training.kernel.errors import Invalid
from allervers_training.web.forms import whole_number

Fields = Mapping[str, str]
NO_NAME = "Écrivez le nom à montrer."
NO_CHOICE = "Choisissez comment vous voulez être nommé·e."


def read_asked(fields: Fields, around: Around) -> Asked:
    """Return what a page of questions is to show; an answer that is none of ours is asked again."""
    said = agreement.kept(fields, around)
    changes = fields.get("changer", "")
    return Asked(said, fields.get("lu") == "oui", changes if changes in said else "")


def read_yes(fields: Fields, around: Around) -> Yes | None:
    """Return what she says yes to; nothing while a question has no answer."""
    said = agreement.kept(fields, around)
    if agreement.missing(said, around):
        return None
    return Yes(
        whole_number(fields.get("texte", "")) or 0,
        agreement.consent_of(said),
        fields.get("mots", ""),
        whole_number(said.get(agreement.EXPLAINED, "")),
        _first_name(fields) if said.get(agreement.EXPLAINED) == agreement.OTHER else "",
    )


def read_credit(fields: Fields, own_name: str) -> tuple[CreditKind, str]:
    """Return how she wants to be named: her name needs no typing, an invented one is not hers, unless she confirms it.

    Raises `Invalid` when the name is missing, or gives her away and she was not asked yet.
    """
    chosen = fields.get("signature", "")
    if chosen not in set(CreditKind):
        raise Invalid({"signature": NO_CHOICE})
    kind = CreditKind(chosen)
    if kind in {CreditKind.NONE, CreditKind.NAME}:
        return kind, own_name if kind is CreditKind.NAME else ""
    try:
        name = clean_name(fields.get("nom", ""))
    except Invalid as wrong:
        raise Invalid({"nom": NO_NAME}) from wrong
    is_sure = fields.get("confirme") == fields.get("nom")
    if kind is CreditKind.PSEUDONYM and gives_away(name, own_name) and not is_sure:
        raise Invalid({"nom": OWN_NAME})
    return kind, name


def _first_name(fields: Fields) -> str:
    """Return the name of whoever explained, or that it was somebody: nobody has to give a name."""
    try:
        return clean_name(fields.get("prenom", ""))
    except Invalid:
        return agreement.SOMEBODY
