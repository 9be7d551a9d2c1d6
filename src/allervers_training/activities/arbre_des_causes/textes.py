"""The words of an exercise, found by id in the session's content version; the log holds none of them."""

from collections.abc import Mapping
from typing import Any

from allervers_training.activities.arbre_des_causes.domain.arbre import Arbre, Fait
from allervers_training.activities.arbre_des_causes.domain.libelles import FAIT_ULTIME, words
from allervers_training.catalogue.domain import ArbreDesCauses as Exercise
from allervers_training.catalogue.domain import Course, Retire

__all__ = ["CREDIT", "FAIT_ULTIME", "SITUATION", "TITRE", "resolve", "wordings", "words"]

SITUATION, TITRE, CREDIT = "situation", "titre", "credit"
GONE: Mapping[str, str] = {
    TITRE: "Texte qui n'est plus montré",
    SITUATION: "Ce texte n'est plus montré : son auteur·e l'a choisi.",
    FAIT_ULTIME: "Ce texte n'est plus montré.",
}


def resolve(course: Course, exercise_id: str, settings: Mapping[str, Any]) -> dict[str, str]:
    """Return title, situation, fait ultime, and each cause in reserve by its id.

    What the trainer typed is kept with the activity and takes the place of the exercise's.
    """
    exercise = course.get(exercise_id, Exercise) if exercise_id else None
    typed = {key: str(text) for key, text in settings.get("textes", {}).items()}
    is_gone = isinstance(course.resource(exercise_id), Retire)
    found = _words(exercise) if exercise else GONE if is_gone else {}
    name = course.credits.get(exercise_id, "") if exercise and not typed else ""
    return {**found, **typed, **({CREDIT: name} if name else {})}


def wordings(arbre: Arbre, fait: Fait, textes: Mapping[str, str]) -> tuple[str, ...]:
    """Return the other wordings of a card; those of merged cards of the reserve are in the course."""
    merged = (f for f in arbre.faits.values() if f.fusion == fait.id and f.source and not f.texte)
    return (*fait.formulations, *(textes[f.source] for f in merged if f.source in textes))


def _words(exercise: Exercise) -> dict[str, str]:
    reserve = {cause.id: cause.text for cause in exercise.reserve}
    return {
        **reserve,
        TITRE: exercise.title,
        SITUATION: exercise.situation,
        FAIT_ULTIME: exercise.final_fact,
    }
