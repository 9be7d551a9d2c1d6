"""Cleaning a cell that should hold a name: what is taken away, what is said about it, what makes it none."""

import re
import unicodedata
from dataclasses import dataclass

from allervers_training.accounts.domain import NAME_MAX
from allervers_training.invitations.domain.words import (
    cut,
    has_control,
    tidy,
    unbroken,
    without_formula,
)

BULLET = re.compile(r"(?:[-–—•*·‣▪]\s+|\d{1,4}\s*[.)°]\s*|\d{1,4}\s+(?=[^\W\d_]))")
CIVILITY = re.compile(
    r"(?:m\.|mr\.?|mme\.?|mlle\.?|madame|monsieur|mademoiselle|dr\.?|docteur|pr\.)(?:\s+|$)",
    re.IGNORECASE,
)
ASIDE = re.compile(r"\s*\([^)]*\)")
ADDRESS_OF_PAGE = re.compile(r"[<>]|://|www\.", re.IGNORECASE)
SEVERAL = re.compile(r"[/&+]|\b(?:et|ou)\b", re.IGNORECASE)
ALLOWED = frozenset(" -'’.,·‐‑")
AS_FORMULA = "commence par « {} », comme une formule de tableur"


@dataclass(frozen=True)
class Cleaned:
    text: str
    doubts: tuple[str, ...] = ()
    refusal: str = ""


def is_blank(cell: str) -> bool:
    """Tell whether a cell says nothing: empty, or a dash."""
    return not tidy(cell).strip("-–—./·_*' ")


def clean(cell: str) -> Cleaned:
    """Return a cell fit to be shown as a name, and what had to be done for that."""
    doubts = ["signes de commande enlevés"] if has_control(cell) else []
    text = "" if is_blank(cell) else tidy(unbroken(cell))
    if text and text != tidy(cell):
        doubts.append("lettres abîmées réparées")
    text, sign = without_formula(text.strip('"«»“” '))
    text = CIVILITY.sub("", BULLET.sub("", text, count=1), count=1)
    if sign and not BULLET.match(tidy(cell)):
        if not can_be_name(text):
            return Cleaned(
                "", refusal=f"la case {AS_FORMULA.format(sign)} : elle n'est pas reprise"
            )
        doubts.append(f"la case {AS_FORMULA.format(sign)} : seul le nom est gardé")
    if ADDRESS_OF_PAGE.search(text):
        return Cleaned("", refusal=f"« {cut(text, 40)} » n'est pas un nom")
    return _lettered(text, doubts)


def can_be_name(text: str) -> bool:
    """Tell whether a text is made of letters and of what joins them, and is no longer than a name."""
    allowed = all(sign.isalpha() or sign in ALLOWED or _is_accent(sign) for sign in text)
    return allowed and any(sign.isalpha() for sign in text) and len(text) <= NAME_MAX


def trimmed(text: str) -> str:
    """Return a name without the signs that hang at its ends; « Marie D. » keeps its dot."""
    return tidy(text).lstrip(" -,·.'’‐‑/&+").rstrip(" -,·‐‑/&+")


def _lettered(text: str, doubts: list[str]) -> Cleaned:
    if "\ufffd" in text:
        doubts.append("des lettres n'ont pas pu être lues")
    if ASIDE.search(text):
        text = ASIDE.sub("", text)
        doubts.append("parenthèses enlevées")
    if SEVERAL.search(text):
        doubts.append("plusieurs personnes sur une ligne ?")
    if any(sign.isdigit() for sign in text):
        doubts.append("des chiffres dans le nom")
    kept = "".join(s for s in text if s.isalnum() or s in ALLOWED or _is_accent(s) or s in "/&+")
    if kept != text:
        doubts.append("signes enlevés")
    return Cleaned(trimmed(kept), tuple(doubts))


def _is_accent(sign: str) -> bool:
    return unicodedata.category(sign)[0] == "M"
