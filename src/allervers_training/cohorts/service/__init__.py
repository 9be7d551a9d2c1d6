"""One function per intention about a session de formation and its people."""

from allervers_training.cohorts.service.details import Details, describe
from allervers_training.cohorts.service.known import join_as
from allervers_training.cohorts.service.many import Newcomer, enrol_many
from allervers_training.cohorts.service.matching import confirm, match, unmatch
from allervers_training.cohorts.service.opening import (
    Plan,
    create_cohort,
    open_room,
    renew_screen,
)
from allervers_training.cohorts.service.places import Homonym, enrol, join, readmit, remove
from allervers_training.cohorts.service.recovery import (
    card_holders,
    give_link,
    give_words,
    may_have_words,
    new_cards,
    recover,
)
from allervers_training.cohorts.service.team import (
    NOT_A_TRAINER,
    add_to_team,
    change_role,
    invite_again,
    invite_to_team,
)
from allervers_training.cohorts.service.waiting import admit_waiting

__all__ = [
    "NOT_A_TRAINER",
    "Details",
    "Homonym",
    "Newcomer",
    "Plan",
    "add_to_team",
    "admit_waiting",
    "card_holders",
    "change_role",
    "confirm",
    "create_cohort",
    "describe",
    "enrol",
    "enrol_many",
    "give_link",
    "give_words",
    "invite_again",
    "invite_to_team",
    "join",
    "join_as",
    "match",
    "may_have_words",
    "new_cards",
    "open_room",
    "readmit",
    "recover",
    "remove",
    "renew_screen",
    "unmatch",
]
