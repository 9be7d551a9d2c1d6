"""Settings of an arbre des causes: as stored with the activity, and as chosen in a form."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from allervers_training.activities.arbre_des_causes.domain.arbre import (
    Categorie,
    Mode,
    NonRecours,
)
from allervers_training.activities.arbre_des_causes.domain.etat import (
    Phase,
    Reglages,
    Repartition,
    Reserve,
)
from allervers_training.activities.arbre_des_causes.domain.regles_salle import TABLES_MAX
from allervers_training.catalogue.domain import ArbreDesCauses as Exercise
from allervers_training.kernel.errors import Invalid, Refused

# minutes of each phase in two hours; shorter or longer workshops keep the proportions
MINUTES: Mapping[Phase, int] = {
    Phase.CADRAGE: 10,
    Phase.COLLECTE: 10,
    Phase.TRI: 15,
    Phase.CONSTRUCTION: 35,
    Phase.VERIFICATION: 15,
    Phase.LEVIERS: 12,
    Phase.PRIORITES: 8,
    Phase.RESTITUTION: 15,
}
SHORTEST, USUAL, LONGEST = 20, 120, 240
LIMITS = {"titre": 100, "situation": 1200, "fait_ultime": 200}  # signs of what the trainer types


def read_settings(stored: Mapping[str, Any]) -> Reglages:
    """Return the settings stored with an activity; what is missing takes its default."""
    repartition = Repartition(stored.get("repartition", Repartition.GROUPE))
    nombre = 1 if repartition is Repartition.GROUPE else int(stored.get("tables", 2))
    if not 1 <= nombre <= TABLES_MAX:
        raise Refused(f"Choisissez de une à {TABLES_MAX} tables.")
    reserve = tuple(
        Reserve(
            item["id"],
            Categorie(item.get("categorie", Categorie.NON_DITE)),
            NonRecours(item.get("non_recours") or NonRecours.AUCUN),
        )
        for item in stored.get("reserve", ())
    )
    total = int(stored.get("minutes", USUAL))
    return Reglages(
        mode=Mode(stored.get("mode", Mode.CAUSES)),
        repartition=repartition,
        nombre=nombre,
        secondes=seconds_of(total),
        reserve=reserve,
    )


def prepare(exercise: Exercise | None, fields: Mapping[str, str]) -> dict[str, Any]:
    """Return the settings of a preparation form; raises `Invalid` in French.

    Without an exercise, the trainer words the situation and the fait ultime; with one, what she types
    takes its place. In another mode than that of the exercise nothing of it is left but its title.
    """
    mode = _one_of(Mode, fields, "mode", Mode(exercise.mode) if exercise else Mode.CAUSES)
    is_hers = exercise is None or mode != exercise.mode
    settings: dict[str, Any] = {
        "mode": mode,
        "repartition": _one_of(Repartition, fields, "repartition", Repartition.GROUPE),
        "minutes": _number(fields, "minutes", exercise.duration if exercise else USUAL),
        "reserve": [] if exercise is None or is_hers else _reserve(exercise),
    }
    if settings["repartition"] != Repartition.GROUPE:
        settings["tables"] = _number(fields, "tables", 3)
    _check(settings)
    typed = {name: _text(fields, name) for name in LIMITS}
    if is_hers:
        _check_hers(typed, exercise)
    if any(typed.values()):
        settings["textes"] = {name: text for name, text in typed.items() if text}
    return settings


def seconds_of(total: int) -> dict[Phase, int]:
    """Share the minutes of a workshop among its phases, to the half minute."""
    whole = sum(MINUTES.values())
    return {phase: round(2 * total * n / whole) * 30 for phase, n in MINUTES.items()}


def _check_hers(typed: Mapping[str, str], exercise: Exercise | None) -> None:
    """Raise `Invalid` when a tree of another mode would keep the words of the exercise."""
    other = "ou choisissez un exercice du cours" if exercise is None else "ou revenez à son mode"
    wanted = ("fait_ultime",) if exercise is None else ("situation", "fait_ultime")
    said = {"situation": "Écrivez votre situation", "fait_ultime": "Écrivez le fait à expliquer"}
    if missing := {name: f"{said[name]}, {other}." for name in wanted if not typed[name]}:
        raise Invalid(missing)


def _check(settings: Mapping[str, Any]) -> None:
    if not SHORTEST <= settings["minutes"] <= LONGEST:
        raise Invalid({"minutes": f"Prévoyez de {SHORTEST} à {LONGEST} minutes."})
    if not 1 <= settings.get("tables", 1) <= TABLES_MAX:
        raise Invalid({"tables": f"On peut former de une à {TABLES_MAX} tables."})


def _reserve(exercise: Exercise) -> list[dict[str, str]]:
    return [
        {"id": cause.id, "categorie": cause.category, "non_recours": cause.non_take_up}
        for cause in exercise.reserve
    ]


def _text(fields: Mapping[str, str], name: str) -> str:
    text = " ".join(fields.get(name, "").split())
    if len(text) > LIMITS[name]:
        raise Invalid(
            {name: f"C'est un peu long : {LIMITS[name]} signes au plus ({len(text)} ici)."}
        )
    return text


def _number(fields: Mapping[str, str], name: str, default: int) -> int:
    text = fields.get(name, "").strip()
    if not text:
        return default
    if not (text.isascii() and text.isdigit() and len(text) < 5):  # noqa: PLR2004 - four digits
        raise Invalid({name: "Écrivez un nombre entier, en chiffres."})
    return int(text)


def _one_of(kind: type[StrEnum], fields: Mapping[str, str], name: str, default: StrEnum) -> str:
    try:
        return str(kind(fields.get(name) or default))
    except ValueError:
        raise Invalid({name: "Ce choix n'existe pas. Choisissez dans la liste."}) from None
