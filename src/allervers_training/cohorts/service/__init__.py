"""One function per intention about a session de formation and its people."""

from allervers_training.cohorts.service.many import Newcomer, enrol_many
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

__all__ = [
    "Homonym",
    "Newcomer",
    "Plan",
    "confirm",
    "create_cohort",
    "enrol",
    "enrol_many",
    "join",
    "match",
    "open_room",
    "readmit",
    "remove",
    "renew_screen",
]
