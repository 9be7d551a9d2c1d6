"""One function per intention about a session de formation and its people."""

from allervers_training.cohorts.service.opening import (
    Plan,
    create_cohort,
    open_room,
    renew_screen,
)
from allervers_training.cohorts.service.places import (
    Homonym,
    admit_waiting,
    confirm,
    enrol,
    join,
    match,
    readmit,
    remove,
)

__all__ = [
    "Homonym",
    "Plan",
    "admit_waiting",
    "confirm",
    "create_cohort",
    "enrol",
    "join",
    "match",
    "open_room",
    "readmit",
    "remove",
    "renew_screen",
]
