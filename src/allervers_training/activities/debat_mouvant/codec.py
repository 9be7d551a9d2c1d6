"""How events of the débat mouvant are stored: a name and a plain payload, readable for ever.

Names and fields only grow; `tests/activities/debat_mouvant/evenements.json` holds one stored event of each
type and proves that old logs still load.
"""

import dataclasses
from collections.abc import Mapping
from enum import StrEnum
from types import UnionType
from typing import Any, get_args, get_type_hints

from allervers_training.activities.debat_mouvant.domain import evenements
from allervers_training.activities.debat_mouvant.domain.etat import Zone

TYPES: Mapping[str, type[Any]] = {kind.__name__: kind for kind in get_args(evenements.Evenement)}
HINTS = {name: get_type_hints(kind) for name, kind in TYPES.items()}


def encode(event: evenements.Evenement) -> tuple[str, dict[str, Any]]:
    payload = {
        field.name: _plain(getattr(event, field.name)) for field in dataclasses.fields(event)
    }
    return type(event).__name__, payload


def decode(name: str, payload: Mapping[str, Any]) -> evenements.Evenement:
    """Return the event; fields unknown to this version are left out, missing ones take their default."""
    hints = HINTS[name]
    known = {
        field: _typed(hints[field], value) for field, value in payload.items() if field in hints
    }
    event: evenements.Evenement = TYPES[name](**known)
    return event


def _plain(value: Any) -> Any:  # noqa: ANN401 - JSON
    if isinstance(value, Mapping):
        return {str(key): n for key, n in value.items()}
    return str(value) if isinstance(value, StrEnum) else value


def _typed(hint: Any, value: Any) -> Any:  # noqa: ANN401 - JSON
    if isinstance(hint, UnionType) or not isinstance(hint, type):
        return {Zone(zone): n for zone, n in value.items()} if isinstance(value, Mapping) else value
    return hint(value) if issubclass(hint, StrEnum) else value
