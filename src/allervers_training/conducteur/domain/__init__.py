"""Rules of a running order: laying out a course over half-days, keeping its order, telling its hours."""

from allervers_training.conducteur.domain.clock import minutes_between, start_times
from allervers_training.conducteur.domain.layout import Piece, laid_out
from allervers_training.conducteur.domain.order import (
    Order,
    after_settled,
    gone,
    inserted,
    moved,
    removed,
)
from allervers_training.conducteur.domain.places import (
    After,
    Earlier,
    End,
    Later,
    Move,
    Place,
    Start,
)
from allervers_training.conducteur.domain.sources import (
    BREAK_METHOD,
    BREAK_MINUTES,
    MEAL_MINUTES,
    TITLE_LENGTH,
    USUAL_MINUTES,
    NewStep,
    exercises_of,
    from_exercise,
    from_guide,
    natural_place,
    planned_steps,
    unused,
)
from allervers_training.conducteur.domain.words import Origin, StepState

__all__ = [
    "BREAK_METHOD",
    "BREAK_MINUTES",
    "MEAL_MINUTES",
    "TITLE_LENGTH",
    "USUAL_MINUTES",
    "After",
    "Earlier",
    "End",
    "Later",
    "Move",
    "NewStep",
    "Order",
    "Origin",
    "Piece",
    "Place",
    "Start",
    "StepState",
    "after_settled",
    "exercises_of",
    "from_exercise",
    "from_guide",
    "gone",
    "inserted",
    "laid_out",
    "minutes_between",
    "moved",
    "natural_place",
    "planned_steps",
    "removed",
    "start_times",
    "unused",
]
