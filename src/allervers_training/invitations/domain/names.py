"""Reading the name of a person in what was typed, pasted or exported: what is kept, what is doubtful, what is none."""

import re
import unicodedata
from dataclasses import dataclass

from allervers_training.accounts.domain import NAME_MAX
from allervers_training.invitations.domain.first_names import is_first_name
from allervers_training.invitations.domain.words import (
    cut,
    has_control,
    is_upper,
    recased,
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
TOTALS = frozenset(
    {"total", "totaux", "effectif", "nombre", "nombre de stagiaires", "stagiaires", "participants"}
)
ALLOWED = frozenset(" -'’.,·‐‑")
AS_FORMULA = "commence par « {} », comme une formule de tableur"


@dataclass(frozen=True)
class Name:
    """What could be read: a first name and the rest, or why it is nobody's name."""

    first: str = ""
    last: str = ""
    doubts: tuple[str, ...] = ()
    refusal: str = ""
    is_likely_one: bool = True  # else the box of its line starts empty

    @property
    def whole(self) -> str:
        return f"{self.first} {self.last}".strip()


@dataclass(frozen=True)
class Cleaned:
    text: str
    doubts: tuple[str, ...] = ()
    refusal: str = ""


def read_name(first: str, last: str, full: str) -> Name:
    """Return the name that these cells tell: two of them, or one that holds everything."""
    held = [cell for cell in (first, last) if not is_blank(cell)]
    if len(held) < 2:  # noqa: PLR2004 - a name and a first name
        return _of_one_cell(clean(held[0] if held else full))
    one, two = clean(first), clean(last)
    if not (_has_letters(one) and _has_letters(two)):
        return _of_one_cell(one if _has_letters(one) else two)
    refusal = one.refusal or two.refusal
    if refusal:
        return Name(refusal=refusal)
    doubts = tuple(dict.fromkeys(one.doubts + two.doubts))
    return _sized(Name(recased(one.text), recased(two.text), doubts))


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
    return Cleaned(tidy(kept).strip(" -,·").lstrip("."), tuple(doubts))


def _is_accent(sign: str) -> bool:
    return unicodedata.category(sign)[0] == "M"


def _of_one_cell(cell: Cleaned) -> Name:
    if cell.refusal:
        return Name(refusal=cell.refusal)
    if cell.text.casefold().rstrip(" :") in TOTALS:
        return Name(refusal=f"« {cut(cell.text, 30)} » n'est pas le nom d'une personne")
    first, last, doubts = _split(cell.text)
    return _sized(Name(recased(first), recased(last), (*cell.doubts, *doubts)))


def _has_letters(cell: Cleaned) -> bool:
    return bool(cell.refusal) or any(sign.isalpha() for sign in cell.text)


def _split(text: str) -> tuple[str, str, tuple[str, ...]]:
    """Tell the first name from the rest: a comma, capitals, then frequent first names say it."""
    if text.count(",") == 1:
        last, first = (part.strip() for part in text.split(","))
        return first, last, ()
    words = text.replace(",", " ").split()
    upper = [word for word in words if is_upper(word)]
    others = [word for word in words if not is_upper(word)]
    if upper and others and upper == words[: len(upper)]:
        return _proposed(text, " ".join(others), " ".join(upper))
    if len(words) == 2 and not is_first_name(words[0]) and is_first_name(words[1]):  # noqa: PLR2004 - a name and a first name
        return _proposed(text, words[1], words[0])
    first, last = (words[0], " ".join(words[1:])) if words else ("", "")
    return _proposed(text, first, last) if is_upper(text) and last else (first, last, ())


def _proposed(text: str, first: str, last: str) -> tuple[str, str, tuple[str, ...]]:
    sentence = f"« {cut(text)} » est proposé comme « {recased(first)} {recased(last)} »"
    return first, last, (sentence,)


def _sized(name: Name) -> Name:
    if not any(sign.isalpha() for sign in name.whole):
        return Name(refusal="aucun nom avec des lettres")
    if len(name.whole) > NAME_MAX:
        return Name(refusal=f"le nom a {len(name.whole)} signes, {NAME_MAX} au plus")
    several = any("plusieurs personnes" in doubt for doubt in name.doubts)
    return Name(
        name.first or name.last, name.last if name.first else "", name.doubts, "", not several
    )
