"""The printed kit as a tagged PDF: sheets in A4, and the poster in A3. Words enter `kit.typ` as JSON."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from allervers_training.activities.arbre_des_causes.dessin.ecriture import propre
from allervers_training.activities.arbre_des_causes.kit import Kit
from allervers_training.activities.arbre_des_causes.papier import tagged

TEMPLATE = Path(__file__).with_name("kit.typ")


def kit_as_pdf(kit: Kit) -> bytes:
    return tagged(TEMPLATE, {"kit": json.dumps(on_paper(kit))})


def on_paper(kit: Kit) -> object:
    """Return what `kit.typ` prints, set in French."""
    return _set(asdict(kit))


def _set(told: object) -> object:
    if isinstance(told, str):
        return propre(told)
    if isinstance(told, Mapping):
        return {name: _set(one) for name, one in told.items()}
    if isinstance(told, tuple):
        return [_set(one) for one in told]
    return told
