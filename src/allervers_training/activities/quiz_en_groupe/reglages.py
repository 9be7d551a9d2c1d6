"""Settings of a quiz en groupe: as stored with the activity, and as chosen in a form."""

from collections.abc import Mapping
from typing import Any

from allervers_training.activities.quiz_en_groupe.domain.etat import Mode, Question, Reglages
from allervers_training.catalogue.domain import Quiz as Exercise
from allervers_training.kernel.errors import Invalid


def read_settings(stored: Mapping[str, Any]) -> Reglages:
    """Return the settings stored with an activity; what is missing takes its default."""
    questions = tuple(
        Question(item["id"], tuple(item["choix"]), bool(item.get("plusieurs", False)))
        for item in stored["questions"]
    )
    return Reglages(questions, Mode(stored.get("mode", Mode.TELEPHONES)))


def prepare(exercise: Exercise | None, fields: Mapping[str, str]) -> dict[str, Any]:
    """Return the settings of a preparation form; raises `Invalid` in French.

    Each question has a box `q-<id>`; when none is ticked, all are taken.
    """
    items = exercise.items if exercise else ()
    ticked = [item for item in items if fields.get(f"q-{item.id}")]
    chosen = [
        {
            "id": item.id,
            "choix": [choice.id for choice in item.choices],
            "plusieurs": item.type == "multiple",
        }
        for item in ticked or items
    ]
    if not chosen:
        raise Invalid({"questions": "Ce quiz n'a pas de question. Choisissez-en un autre."})
    try:
        mode = Mode(fields.get("mode") or Mode.TELEPHONES)
    except ValueError:
        raise Invalid({"mode": "Ce choix n'existe pas. Choisissez dans la liste."}) from None
    return {"questions": chosen, "mode": str(mode)}
