"""Reads for the pages that bring people in."""

from allervers_training.invitations.queries.guests import (
    PAGE,
    Guest,
    everybody,
    guests,
    reachable,
    uninvited,
    uninvited_count,
)
from allervers_training.invitations.queries.lists import (
    imports_of,
    people_for,
    places_from,
    signed_in_since,
    trainees,
)

__all__ = [
    "PAGE",
    "Guest",
    "everybody",
    "guests",
    "imports_of",
    "people_for",
    "places_from",
    "reachable",
    "signed_in_since",
    "trainees",
    "uninvited",
    "uninvited_count",
]
