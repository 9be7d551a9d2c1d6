"""From what was typed about somebody to what may be written."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import TypeVar

from allervers_training.accounts.domain import clean_name
from allervers_training.cohorts.domain import SessionRole, is_code
from allervers_training.cohorts.service import Details
from allervers_training.kernel.errors import Invalid

LINE_MAX, EMAIL_MAX = 120, 254
EMAIL = re.compile(r"[^\s@,;<>\"]+@[^\s@,;<>\"]+\.[^\s@,;<>\"]{2,}")
NO_CODE = "Le code a six lettres, sans chiffre. Regardez le mur."
Read = TypeVar("Read")


def read_details(fields: Mapping[str, str], *, has_account: bool) -> Details:
    """Return what a trainer wrote about somebody; raises `Invalid` with every error at once.

    Whoever has an account on the site keeps her own name and address: they are not read.
    """
    wrong: dict[str, str] = {}

    def kept(reader: Callable[[], Read], otherwise: Read) -> Read:
        try:
            return reader()
        except Invalid as invalid:
            wrong.update(invalid.fields)
            return otherwise

    details = Details(
        shown_name=kept(lambda: _name(fields, "nom_affiche"), ""),
        full_name=None if has_account else kept(lambda: _name(fields, "nom"), ""),
        email=None if has_account else kept(lambda: _email(fields.get("courriel", "")), ""),
        employer=kept(lambda: _line(fields, "employeur"), ""),
        funder=kept(lambda: _line(fields, "financeur"), ""),
        role=role_of(fields.get("role", "")),
    )
    if wrong:
        raise Invalid(wrong)
    return details


def read_door(code: str, typed: str, initial: str) -> str:
    """Return the name of whoever comes in, with her initial when she gave one; raises `Invalid`."""
    wrong = {} if is_code(code) else {"code": NO_CODE}
    name = ""
    try:
        name = clean_name(f"{typed} {initial[:1].upper()}." if initial.strip() else typed)
    except Invalid as invalid:
        wrong |= invalid.fields
    if wrong:
        raise Invalid(wrong)
    return name


def role_of(typed: str) -> SessionRole | None:
    """Return the role that was chosen, or None when it is none."""
    return SessionRole(typed) if typed in set(SessionRole) else None


def _name(fields: Mapping[str, str], field: str) -> str:
    try:
        return clean_name(fields.get(field, ""), field=field, whose="un")
    except Invalid as invalid:
        sentence = invalid.fields[field].replace("un prénom", "un nom")
        raise Invalid({field: sentence.replace("Ce prénom", "Ce nom")}) from None


def _line(fields: Mapping[str, str], field: str) -> str:
    typed = unicodedata.normalize("NFC", fields.get(field, ""))
    line = " ".join("".join(s if s.isprintable() else " " for s in typed).split())
    if len(line) > LINE_MAX:
        raise Invalid({field: f"C'est trop long : {LINE_MAX} signes au plus."})
    return line


def _email(typed: str) -> str:
    address = typed.replace("\u00a0", "").strip()
    if address and (len(address) > EMAIL_MAX or not EMAIL.fullmatch(address)):
        raise Invalid(
            {"courriel": "Cette adresse n'a pas la forme d'un courriel, comme nom@exemple.fr."}
        )
    return address
