"""One function per intention about a session de formation and its people."""

from allervers_training.cohorts.service.opening import (
    Plan,
    create_cohort,
    open_room,
    renew_screen,
)
from allervers_training.cohorts.service.places import (
    Homonym,
    confirm,
    enrol,
    join,
    match,
    readmit,
    remove,
)
from allervers_training.cohorts.service.waiting import admit_waiting

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
