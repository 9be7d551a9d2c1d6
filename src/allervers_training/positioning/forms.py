"""From a page of buttons to levels."""

from collections.abc import Mapping

from allervers_training.catalogue.domain import Competence, Level
from allervers_training.kernel.errors import Invalid
from allervers_training.web.forms import whole_number


def levels_typed(
    fields: Mapping[str, str], competence: Competence, scale: tuple[Level, ...]
) -> dict[str, int]:
    """Return the level chosen for each statement answered; whatever is no level is left out."""
    values = {level.value for level in scale}
    typed = {s.id: whole_number(fields.get(s.id, "")) for s in competence.positioning}
    return {statement: level for statement, level in typed.items() if level in values and level}


def complete(levels: Mapping[str, int], competence: Competence) -> Mapping[str, int]:
    """Return levels when every statement has one; raises `Invalid` naming those that have none."""
    missing = {
        s.id: "Choisissez ce qui vous ressemble le plus aujourd'hui."
        for s in competence.positioning
        if s.id not in levels
    }
    if missing:
        raise Invalid(missing)
    return levels
