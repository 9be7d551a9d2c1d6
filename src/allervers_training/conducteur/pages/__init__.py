"""What the pages of a running order receive."""

from allervers_training.conducteur.pages.page import (
    ConducteurPage,
    Said,
    Shown,
    conducteur_page,
    name_of,
    undo_of,
)
from allervers_training.conducteur.pages.panel import Typed
from allervers_training.conducteur.pages.words import duration, hour

__all__ = [
    "ConducteurPage",
    "Said",
    "Shown",
    "Typed",
    "conducteur_page",
    "duration",
    "hour",
    "name_of",
    "undo_of",
]
