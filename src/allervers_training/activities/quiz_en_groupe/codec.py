"""How events of the quiz en groupe are stored: a name and a plain payload, readable for ever.

Names and fields only grow; `tests/activities/quiz_en_groupe/evenements.json` holds one stored event of each
type and proves that old logs still load.
"""

import dataclasses
from collections.abc import Mapping
from typing import Any, get_args

from allervers_training.activities.quiz_en_groupe.domain import evenements

TYPES: Mapping[str, type[Any]] = {kind.__name__: kind for kind in get_args(evenements.Evenement)}
FIELDS = {name: {f.name for f in dataclasses.fields(kind)} for name, kind in TYPES.items()}


def encode(event: evenements.Evenement) -> tuple[str, dict[str, Any]]:
    payload = {f.name: getattr(event, f.name) for f in dataclasses.fields(event)}
    return type(event).__name__, {
        name: list(value) if isinstance(value, tuple) else value for name, value in payload.items()
    }


def decode(name: str, payload: Mapping[str, Any]) -> evenements.Evenement:
    """Return the event; fields unknown to this version are left out, missing ones take their default."""
    known = {
        field: tuple(value) if isinstance(value, list) else value
        for field, value in payload.items()
        if field in FIELDS[name]
    }
    event: evenements.Evenement = TYPES[name](**known)
    return event
