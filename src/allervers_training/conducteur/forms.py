"""From what was typed to a gesture on the running order; French sentences per field."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from allervers_training.catalogue.domain import Course
from allervers_training.cohorts.models import Cohort
from allervers_training.conducteur.domain import (
    BREAK_METHOD,
    BREAK_MINUTES,
    MEAL_MINUTES,
    TITLE_LENGTH,
    USUAL_MINUTES,
    After,
    Earlier,
    End,
    Later,
    Move,
    NewStep,
    Origin,
    Place,
    Start,
    from_exercise,
    from_guide,
    planned_steps,
)
from allervers_training.conducteur.service import Change
from allervers_training.kernel.errors import Invalid, Refused
from allervers_training.web.forms import whole_number

LONGEST = 480
NOTE_LENGTH = 2000
GESTURE = re.compile(r"(\d{1,9}) (monter|descendre|apres|debut|fin)(?: (\d{1,9}))?", re.ASCII)
ADDED = {
    "titre": "intitule",
    "minutes": "temps",
}  # the form that adds shares its page with the one that changes
NO_GESTURE = "Ce geste n'est pas lisible. Rechargez la page, puis réessayez."
NO_PLACE = "Choisissez où placer l'étape."
NO_KIND = "Choisissez ce que vous ajoutez."
NO_TITLE = "Donnez un titre à cette étape."
LONG_TITLE = f"Le titre a {TITLE_LENGTH} signes au plus."
BAD_MINUTES = f"La durée est un nombre de minutes, de 1 à {LONGEST}."
LONG_NOTE = f"La note a {NOTE_LENGTH} signes au plus."
NO_LEADER = "Cette personne n'est plus dans l'équipe."


@dataclass(frozen=True)
class Addition:
    """A step to add; without a place, it goes where the guides put it."""

    step: NewStep
    place: Place | None


def read_gesture(fields: Mapping[str, str]) -> tuple[int, Move]:
    """Return which step is moved, and where: « 45 monter », « 45 apres 44 »."""
    found = GESTURE.fullmatch(fields.get("geste", ""))
    verb, target = (found[2], found[3]) if found else ("", None)
    alone: Mapping[str, Move] = {"monter": Earlier(), "descendre": Later()}
    move = alone.get(verb) if target is None else _place(verb, int(target))
    if found is None or move is None:
        raise Refused(NO_GESTURE)
    return int(found[1]), move


def read_minutes(fields: Mapping[str, str]) -> int:
    minutes = whole_number(fields.get("minutes", ""))
    if minutes is None or not 1 <= minutes <= LONGEST:
        raise Invalid({"minutes": BAD_MINUTES})
    return minutes


def read_change(fields: Mapping[str, str], team: Collection[int]) -> Change:
    """Return what is written about a step; `team` holds who may lead it."""
    wrong: dict[str, str] = {}
    title, note = fields.get("titre", ""), fields.get("note", "").replace("\r\n", "\n")
    minutes = whole_number(fields.get("minutes", ""))
    leader = whole_number(fields.get("animation", ""))
    if not title or len(title) > TITLE_LENGTH:
        wrong["titre"] = LONG_TITLE if title else NO_TITLE
    if minutes is None or not 1 <= minutes <= LONGEST:
        wrong["minutes"] = BAD_MINUTES
    if len(note) > NOTE_LENGTH:
        wrong["note"] = LONG_NOTE
    if fields.get("animation") and leader not in team:
        wrong["animation"] = NO_LEADER
    if wrong or minutes is None:
        raise Invalid(wrong)
    return Change(title, minutes, note, leader)


def read_addition(
    fields: Mapping[str, str], course: Course, cohort: Cohort, team: Collection[int]
) -> Addition:
    """Return what to add: `quoi` says what it comes from, empty fields keep what that says."""
    model = _model(fields.get("quoi", ""), course, cohort)
    if model is None:
        raise Invalid({"quoi": NO_KIND})
    verb, _, target = fields.get("ou", "").partition(" ")
    place = _place(verb, whole_number(target) or 0)
    wrong = {} if place or model.source_step else {"ou": NO_PLACE}
    said = {
        "titre": fields.get("intitule") or model.title,
        "minutes": fields.get("temps") or str(model.minutes),
    }
    try:
        change = read_change({**fields, **said}, team)
    except Invalid as invalid:
        wrong = {ADDED.get(name, name): why for name, why in invalid.fields.items()} | wrong
        raise Invalid(wrong) from invalid
    if wrong:
        raise Invalid(wrong)
    return Addition(replace(model, **vars(change)), place)


def _model(kind: str, course: Course, cohort: Cohort) -> NewStep | None:
    """Return a step as it would be if nothing more were said; a step that the course has lost becomes free."""
    what, _, name = kind.partition(":")
    match what:
        case "libre":
            return NewStep(Origin.FREE, "", USUAL_MINUTES)
        case "pause":
            return NewStep(Origin.BREAK, "Pause", BREAK_MINUTES, method=BREAK_METHOD)
        case "repas":
            return NewStep(Origin.MEAL, "Repas", MEAL_MINUTES)
        case "exercice" if exercise := course.resource(name):
            return from_exercise(course, exercise)
        case "guide" if found := planned_steps(course, cohort.module_id, cohort.format_id).get(
            name
        ):
            return from_guide(found)
        case "guide" | "exercice":
            return NewStep(Origin.FREE, "", USUAL_MINUTES)
    return None


def _place(verb: str, target: int) -> Place | None:
    match verb:
        case "apres":
            return After(target)
        case "debut":
            return Start(target)
        case "fin":
            return End(target)
    return None
