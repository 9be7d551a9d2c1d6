"""A tree as plain data, and back: what the JSON file of an export holds."""

import dataclasses
from collections.abc import Mapping
from enum import StrEnum
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from allervers_training.activities.arbre_des_causes.domain.arbre import (
    ULTIME,
    Arbre,
    Fait,
    Jugement,
    Levier,
    Mode,
)
from allervers_training.activities.arbre_des_causes.domain.graphe import is_acyclic
from allervers_training.kernel.errors import Refused

T = TypeVar("T")
HINTS: dict[type[Any], Mapping[str, Any]] = {}  # read once for each class
UNREADABLE = "Ce fichier n'est pas un arbre des causes de ce site, ou il a été abîmé. Choisissez un fichier exporté en JSON."


def as_data(arbre: Arbre) -> dict[str, Any]:
    """Return everything a tree holds, as JSON can write it."""
    links = [(effet, cause) for effet, causes in arbre.causes.items() for cause in causes]
    return {
        "mode": str(arbre.mode),
        "faits": [plain(fait) for fait in arbre.faits.values()],
        "liens": [
            {
                "effet": effet,
                "cause": cause,
                "necessite": plain(arbre.necessites.get((effet, cause))),
            }
            for effet, cause in links
        ],
        "leviers": [plain(levier) for levier in arbre.leviers.values()],
    }


def from_data(data: Mapping[str, Any]) -> Arbre:
    """Return the tree of an export; raises `Refused` when it is none."""
    try:
        arbre = _read(data)
    except (KeyError, TypeError, ValueError, AttributeError):
        raise Refused(UNREADABLE) from None
    ends = {end for effet, causes in arbre.causes.items() for end in (effet, *causes)}
    if ULTIME not in arbre.faits or not ends <= arbre.faits.keys() or not is_acyclic(arbre):
        raise Refused(UNREADABLE)
    return arbre


def made(kind: type[T], data: Mapping[str, Any]) -> T:
    """Return a dataclass; fields unknown to this version are left out, missing ones take their default."""
    hints = hints_of(kind)
    return kind(**{name: typed(hints[name], data[name]) for name in data if name in hints})


def plain(value: Any) -> Any:  # noqa: ANN401 - JSON
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(held) for key, held in value.items()}
    if isinstance(value, tuple):
        return [plain(held) for held in value]
    return str(value) if isinstance(value, StrEnum) else value


def typed(hint: Any, value: Any) -> Any:  # noqa: ANN401 - JSON
    """Return what `plain` wrote as what it was; mappings are numbers to numbers, lists hold texts."""
    if isinstance(hint, UnionType):
        hint = next(kind for kind in get_args(hint) if kind is not type(None))
        return None if value is None else typed(hint, value)
    if get_origin(hint) is tuple:
        return tuple(value)
    if get_origin(hint) is not None:
        return {int(key): held for key, held in value.items()}
    if dataclasses.is_dataclass(hint):
        assert isinstance(hint, type)
        return made(hint, value)
    return hint(value) if issubclass(hint, StrEnum) else value


def hints_of(kind: type[Any]) -> Mapping[str, Any]:
    if kind not in HINTS:
        HINTS[kind] = get_type_hints(kind)
    return HINTS[kind]


def _read(data: Mapping[str, Any]) -> Arbre:
    faits = [made(Fait, item) for item in data["faits"]]
    leviers = [made(Levier, item) for item in data["leviers"]]
    causes: dict[int, tuple[int, ...]] = {}
    effets: dict[int, tuple[int, ...]] = {}
    necessites = {}
    for item in data["liens"]:
        effet, cause = item["effet"], item["cause"]
        causes[effet] = (*causes.get(effet, ()), cause)
        effets[cause] = tuple(sorted((*effets.get(cause, ()), effet)))
        if item["necessite"] is not None:
            necessites[effet, cause] = Jugement(item["necessite"])
    return Arbre(
        Mode(data["mode"]),
        {fait.id: fait for fait in faits},
        causes,
        effets,
        necessites,
        {levier.id: levier for levier in leviers},
    )
