"""What is said of words that a field cannot hold: how many are too many; none of them is ever cut."""

from collections.abc import Iterable

HUNDRED = 100
HUNDREDS = ("cent", "deux cents", "trois cents", "quatre cents", "cinq cents", "six cents", "sept cents", "huit cents", "neuf cents")  # fmt: skip
MANY = "plus de mille signes"
STILL_HERE = "Vos mots sont encore là."


def excess(text: str, most: int) -> str:
    """Return by how much a text is too long, in one line; empty when it fits."""
    over = len(text) - most
    return f"C'est trop long : {_signs(over)} de trop." if over > 0 else ""


def row_excess(rows: Iterable[str], most: int) -> str:
    """Return which of several answers is too long, and by how much; empty when all fit."""
    found = ((number, len(row) - most) for number, row in enumerate(rows, 1))
    return next((f"Réponse {n} : {_signs(over)} de trop." for n, over in found if over > 0), "")


def _signs(count: int) -> str:
    """Count in figures what can be counted on a screen; more is said in words, as simple lines want it."""
    if count < HUNDRED:
        return "un signe" if count == 1 else f"{count} signes"
    hundreds = round(count / HUNDRED)
    return f"environ {HUNDREDS[hundreds - 1]} signes" if hundreds <= len(HUNDREDS) else MANY
