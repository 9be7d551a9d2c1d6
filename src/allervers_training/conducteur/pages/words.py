"""Words of a running order, as people say them."""

from collections.abc import Mapping
from datetime import time

from allervers_training.catalogue.pages.modules import METHODS
from allervers_training.cohorts.domain import Half
from allervers_training.conducteur.domain import Origin, StepState

HALVES: Mapping[Half, str] = {Half.MORNING: "matin", Half.AFTERNOON: "après-midi"}
STATES: Mapping[StepState, str] = {
    StepState.COMING: "",
    StepState.RUNNING: "en cours",
    StepState.PAUSED: "en pause",
    StepState.DONE: "faite",
    StepState.SKIPPED: "passée",
}
WITHOUT_METHOD: Mapping[Origin, str] = {Origin.FREE: "Étape libre", Origin.MEAL: "Repas"}


def method_label(origin: Origin, method: str) -> str:
    """Return how a step is led, in French; a method that we no longer know is not shown."""
    return METHODS.get(method) or WITHOUT_METHOD.get(origin, "")


def hour(of_day: time) -> str:
    """Say an hour of the day as it stands on the wall: « 9 h 05 »."""
    return f"{of_day.hour} h {of_day.minute:02d}"


def balance(left: int) -> str:
    """Say how a half-day is filled, `left` minutes before its end."""
    if left == 0:
        return "Tout juste rempli"
    return f"Il reste {duration(left)}" if left > 0 else f"Dépasse de {duration(-left)}"


def duration(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest} min"
    return f"{hours} h {rest:02d}" if rest else f"{hours} h"
