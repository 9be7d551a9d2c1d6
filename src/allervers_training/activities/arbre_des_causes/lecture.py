"""Reading the fields of a form: numbers, choices, texts; errors in French."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from allervers_training.kernel.errors import Invalid, Refused

Fields = Mapping[str, str]
E = TypeVar("E", bound=StrEnum)
TEXTE_MAX = 200


def choice(kind: type[E], fields: Fields, name: str) -> E:
    try:
        return kind(fields.get(name, ""))
    except ValueError:
        raise Refused(
            "Ce choix n'existe pas, ou n'existe plus. Rechargez la page, puis réessayez."
        ) from None


def maybe_choice(kind: type[E], fields: Fields, name: str) -> E | None:
    return choice(kind, fields, name) if fields.get(name) else None


def number(fields: Fields, name: str) -> int:
    text = fields.get(name, "")
    if not (text.isascii() and text.isdigit() and len(text) < 7):  # noqa: PLR2004 - six digits
        raise Invalid({name: "Écrivez un nombre entier, en chiffres."})
    return int(text)


def maybe_number(fields: Fields, name: str) -> int | None:
    return number(fields, name) if fields.get(name) else None


def table(fields: Fields) -> int | None:
    return maybe_number(fields, "table")


def text(fields: Fields, name: str, *, optional: bool = False) -> str:
    said = " ".join(fields.get(name, "").split())
    if not said and not optional:
        raise Invalid({name: "Écrivez quelques mots avant d'envoyer."})
    if len(said) > TEXTE_MAX:
        raise Invalid({name: f"C'est un peu long : {TEXTE_MAX} signes au plus ({len(said)} ici)."})
    return said
