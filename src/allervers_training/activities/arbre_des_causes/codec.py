"""How events of the arbre des causes are stored: a name and a plain payload, readable for ever.

Names and fields only grow; `tests/activities/arbre_des_causes/evenements.json` holds one stored event of each
type and proves that old logs still load.
"""

from collections.abc import Mapping
from typing import Any, get_args

from allervers_training.activities.arbre_des_causes.domain import evenements
from allervers_training.activities.arbre_des_causes.domain.donnees import made, plain

TYPES: Mapping[str, type[Any]] = {kind.__name__: kind for kind in get_args(evenements.Evenement)}


def encode(event: evenements.Evenement) -> tuple[str, dict[str, Any]]:
    return type(event).__name__, plain(event)


def decode(name: str, payload: Mapping[str, Any]) -> evenements.Evenement:
    """Return the event; fields unknown to this version are left out, missing ones take their default."""
    event: evenements.Evenement = made(TYPES[name], payload)
    return event
