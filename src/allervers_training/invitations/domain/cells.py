"""Reading what stands beside a name: an address, an employer, a funder."""

import re
from dataclasses import dataclass

from allervers_training.invitations.domain.words import (
    FORMULA_SIGNS,
    cut,
    has_control,
    tidy,
    unbroken,
    without_formula,
)
from allervers_training.kernel.email_address import ADDRESS, is_address

LONGEST = 120
SEVERAL = re.compile(r"[\s;,/|]+")
AROUND = " <>()[]\"'«»,;:."


@dataclass(frozen=True)
class Field:
    text: str = ""
    doubts: tuple[str, ...] = ()


def read_address(cell: str) -> Field:
    """Return the address that a cell holds, in small letters; whatever is none is dropped, and said."""
    text = tidy(cell).removeprefix("mailto:")
    if not text.strip("-–—/. "):
        return Field()
    inside = re.search(r"<([^<>]+)>", text)
    parts = [part.strip(AROUND) for part in SEVERAL.split(inside[1] if inside else text)]
    good = [part.lower() for part in parts if is_address(part) and part[0] not in FORMULA_SIGNS]
    if not good:
        return Field(
            "", (f"« {cut(text, 40)} » n'est pas une adresse électronique : pas de courriel",)
        )
    several = len(dict.fromkeys(good)) > 1
    return Field(good[0], (f"plusieurs adresses : « {good[0]} » est gardée",) if several else ())


def apart(cell: str) -> tuple[str, str]:
    """Take an address out of a cell that holds a name too: « Marie Dupont <marie@…> »."""
    found = ADDRESS.search(cell) if "@" in cell else None
    if not found:
        return cell, ""
    rest = cell[: found.start()].rstrip(" <([") + " " + cell[found.end() :].lstrip(" >)]")
    return rest.strip(" ,;:\t"), found[0]


def name_from(address: str) -> str:
    """Return the name that « marie.dupont@… » tells, if it tells one."""
    parts = re.split(r"[._-]", address.partition("@")[0])
    tells = len(parts) > 1 and all(part.isalpha() and len(part) > 1 for part in parts)
    return " ".join(part.capitalize() for part in parts) if tells else ""


def read_words(cell: str) -> Field:
    """Return an employer or a funder: words, never a formula, never longer than its column."""
    text, sign = without_formula(tidy(unbroken(cell)))
    doubts = []
    if has_control(cell):
        doubts.append("signes de commande enlevés")
    if sign and text and (not text[0].isalpha() or re.search(r"[(!|\\]", text)):
        return Field("", (f"« {cut(cell, 30)} » ressemble à une formule : laissé de côté",))
    if sign and text:
        doubts.append(f"une case commence par « {sign} » : seuls les mots sont gardés")
    if len(text) > LONGEST:
        doubts.append(f"employeur ou financeur trop long : coupé à {LONGEST} signes")
        text = text[:LONGEST].rstrip()
    return Field(text, tuple(doubts))
