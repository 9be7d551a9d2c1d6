"""Reading the name of a person in what was typed, pasted or exported: what is kept, what is doubtful, what is none."""

from dataclasses import dataclass, replace

from allervers_training.accounts.domain import NAME_MAX
from allervers_training.invitations.domain.cleaning import Cleaned, clean, is_blank, trimmed
from allervers_training.invitations.domain.first_names import is_first_name
from allervers_training.invitations.domain.words import (
    cut,
    is_upper,
    recased,
)

TOTALS = frozenset(
    {"total", "totaux", "effectif", "nombre", "nombre de stagiaires", "stagiaires", "participants"}
)


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
    name = replace(name, first=trimmed(name.first), last=trimmed(name.last))
    if not any(sign.isalpha() for sign in name.whole):
        return Name(refusal="aucun nom avec des lettres")
    if len(name.whole) > NAME_MAX:
        return Name(refusal=f"le nom a {len(name.whole)} signes, {NAME_MAX} au plus")
    several = any("plusieurs personnes" in doubt for doubt in name.doubts)
    return Name(
        name.first or name.last, name.last if name.first else "", name.doubts, "", not several
    )
