"""Where the steps of a running order come from, and what becomes of them on the day."""

from enum import StrEnum


class Origin(StrEnum):
    """Where a step of the running order comes from."""

    COURSE = "cours"  # from the guides of the module; `source_step` names it
    EXERCISE = "exercice"  # an exercise added by the trainer
    FREE = "libre"
    BREAK = "pause"
    MEAL = "repas"


class StepState(StrEnum):
    """What has become of a step; one at most of a session is running or paused."""

    COMING = "a_venir"
    RUNNING = "en_cours"
    PAUSED = "en_pause"
    DONE = "faite"
    SKIPPED = "passee"
