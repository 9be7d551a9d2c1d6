"""Cleaning what stands in a cell: invisible signs, broken letters, formulas, capitals."""

import re
import unicodedata

FORMULA_SIGNS = "=+-@＝＋－＠"
WHITE = re.compile(r"\s")
BROKEN = re.compile(r"[ÃÂ][\u0080-\u00bf\u0152-\u2122]|â€")
OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
PARTICLES = frozenset({"de", "du", "des", "d"})
ARTICLES = frozenset({"la", "les"})  # small after « de » alone: « de la Tour », but « Le Gall »
PIECES = re.compile(r"[^\W\d_]+")


def tidy(cell: str) -> str:
    """Return a cell on one line, one space at a time, without any sign that cannot be seen."""
    if not cell.isprintable():  # it has more than letters, signs and plain spaces
        on_one_line = WHITE.sub(" ", cell)
        cell = "".join(sign for sign in on_one_line if unicodedata.category(sign)[0] != "C")
    return " ".join(unicodedata.normalize("NFC", cell).split())


def has_control(cell: str) -> bool:
    """Tell whether a cell holds signs that no keyboard writes in a name."""
    return not cell.isprintable() and any(
        (unicodedata.category(sign) == "Cc" and not sign.isspace()) or sign in OVERRIDES
        for sign in cell
    )


def unbroken(cell: str) -> str:
    """Return UTF-8 that was once read as Windows: « AgnÃ¨s » is « Agnès »."""
    if not BROKEN.search(cell):
        return cell
    try:
        return cell.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return cell


def without_formula(cell: str) -> tuple[str, str]:
    """Return a cell without the signs that would make it a formula, and the first of them."""
    cell = cell[1:] if cell[:1] == "'" and cell[1:2] in FORMULA_SIGNS else cell
    rest = cell.lstrip(FORMULA_SIGNS + " ")
    is_live = cell[:1] in FORMULA_SIGNS and cell != ""
    return (rest, cell[0]) if is_live else (cell, "")


def is_upper(text: str) -> bool:
    letters = [sign for sign in text if sign.isalpha()]
    return len(letters) > 1 and all(sign.isupper() for sign in letters)


def recased(text: str) -> str:
    """Write « DE LA TOUR » as « de la Tour », « marie » as « Marie »; mixed capitals are left alone."""
    if not (is_upper(text) or text.islower()):
        return text
    return PIECES.sub(_recase, text.lower())


def _recase(found: re.Match[str]) -> str:
    word, before, after = found[0], found.string[: found.start()], found.string[found.end() :]
    is_small = word in PARTICLES or (word in ARTICLES and before.endswith("de "))
    return word if is_small and after[:1] in {" ", "'", "’"} else word[0].upper() + word[1:]


def cut(text: str, most: int = 60) -> str:
    """Shorten what is quoted in a sentence."""
    text = tidy(text)
    return text if len(text) <= most else f"{text[: most - 1]}…"
