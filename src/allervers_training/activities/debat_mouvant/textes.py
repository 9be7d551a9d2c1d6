"""The words of the affirmations of a debate, found by id in the session's content version."""

from collections.abc import Mapping
from typing import Any

from allervers_training.activities.debat_mouvant.vues import Texte
from allervers_training.catalogue.domain import Course, DebatMouvant, Statement


def resolve(course: Course, exercise_id: str, settings: Mapping[str, Any]) -> dict[str, Texte]:
    """Return the words by affirmation id; those typed by the trainer are kept with the activity."""
    exercise = course.get(exercise_id, DebatMouvant) if exercise_id else None
    credit = course.credits.get(exercise_id, "")
    found = {s.id: _words(s, credit) for s in exercise.statements} if exercise else {}
    typed = {key: Texte(str(text)) for key, text in settings.get("textes", {}).items()}
    return {**found, **typed}


def _words(statement: Statement, credit: str) -> Texte:
    return Texte(
        texte=statement.text,
        termes=tuple((note.term, note.note) for note in statement.terms),
        relances=statement.relaunch,
        liens=tuple((f"/competences/{link.replace('#', '#c-')}", link) for link in statement.links),
        a_verifier=statement.to_check,
        credit=credit,
    )
