"""The words for what a model refuses in a value."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from pydantic_core import ErrorDetails

Said = tuple[str, str, str]

_SPELLING = "Vérifiez l’orthographe de la clé dans docs/format-du-contenu.md."


def explain(detail: ErrorDetails) -> Said:
    """Give the rule, the sentence and the remedy for one refusal."""
    known = _WORDS.get(detail["type"])
    return known(detail) if known else ("S03", "cette valeur n’est pas acceptée.", _SPELLING)


def _said(code: str, message: str, remedy: str) -> Callable[[ErrorDetails], Said]:
    return lambda _detail: (code, message, remedy)


def _not_text(detail: ErrorDetails) -> Said:
    if isinstance(detail["input"], date | bool | int | float):
        return (
            "S03",
            "un texte est attendu ; sans guillemets, ceci est un nombre, une date ou vrai/faux.",
            "Mettez-la entre guillemets.",
        )
    return "S03", "un texte est attendu.", "Écrivez une phrase entre guillemets."


def _not_among(detail: ErrorDetails) -> Said:
    expected = str(_context(detail).get("expected", "")).replace(" or ", ", ").replace("'", "")
    return (
        "S03",
        f"cette valeur n’est pas prévue ; attendu : {expected}.",
        "Choisissez dans cette liste.",
    )


def _too_short(detail: ErrorDetails) -> Said:
    least = _context(detail).get("min_length", 1)
    return "S03", f"il en faut au moins {least}.", "Complétez la liste, ou retirez la clé."


def _too_long(detail: ErrorDetails) -> Said:
    most = _context(detail).get("max_length", 1)
    return "S03", f"il en faut au plus {most}.", "Raccourcissez la liste."


def _predicate(detail: ErrorDetails) -> Said:
    if "is_semver" in detail["msg"]:
        return "S03", "une version s’écrit avec trois nombres.", "Par exemple 1.0.0."
    return (
        "I01",
        "un identifiant ne contient que des minuscules sans accent, des chiffres et des tirets.",
        "Par exemple c2-besoin.",
    )


def _context(detail: ErrorDetails) -> Mapping[str, Any]:
    return detail.get("ctx", {})


_NOT_A_NUMBER = _said("S03", "un nombre entier est attendu.", "Écrivez le nombre seul, sans unité.")
_NOT_A_LIST = _said(
    "S03", "une liste est attendue.", "Écrivez une ligne « - … » par élément, ou [a, b]."
)
_NOT_A_MAP = _said("S03", "des clés et leurs valeurs sont attendues.", "Écrivez « clé: valeur ».")
_NOT_A_FLAG = _said("S03", "vrai ou faux est attendu.", "Écrivez true ou false.")
_NOT_A_DATE = _said("S03", "une date est attendue.", "Écrivez-la ainsi : 2026-11-02.")

_WORDS: Mapping[str, Callable[[ErrorDetails], Said]] = {
    "unexpected_keyword_argument": _said("S01", "cette clé n’existe pas ici.", _SPELLING),
    "missing": _said(
        "S02", "cette clé manque.", "Ajoutez-la ; docs/format-du-contenu.md dit sa forme."
    ),
    "string_type": _not_text,
    "string_too_short": _said("S03", "ce texte est vide.", "Écrivez-le, ou retirez la clé."),
    "int_type": _NOT_A_NUMBER,
    "int_parsing": _NOT_A_NUMBER,
    "int_from_float": _NOT_A_NUMBER,
    "greater_than": _said(
        "S03", "un nombre plus grand que zéro est attendu.", "Écrivez une durée ou un effectif."
    ),
    "greater_than_equal": _said(
        "S03", "un nombre négatif ne veut rien dire ici.", "Écrivez zéro ou plus."
    ),
    "less_than_equal": _said(
        "S03", "ce nombre est trop grand : cent au plus.", "Écrivez une part en pour cent."
    ),
    "bool_type": _NOT_A_FLAG,
    "bool_parsing": _NOT_A_FLAG,
    "tuple_type": _NOT_A_LIST,
    "dataclass_type": _NOT_A_MAP,
    "date_type": _NOT_A_DATE,
    "date_parsing": _NOT_A_DATE,
    "date_from_datetime_parsing": _NOT_A_DATE,
    "literal_error": _not_among,
    "too_short": _too_short,
    "too_long": _too_long,
    "predicate_failed": _predicate,
}
