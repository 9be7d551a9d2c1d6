"""What the pages about a session's people receive."""

from allervers_training.cohorts.domain import ROLE_LABELS
from allervers_training.cohorts.pages.cards import CardsPage, cards_page, drawn, drawn_link
from allervers_training.cohorts.pages.checking import expected_for
from allervers_training.cohorts.pages.phone import Door, WordsPage, words_page
from allervers_training.cohorts.pages.place import PlacePage, place_page
from allervers_training.cohorts.pages.roster import Asked, RosterPage, roster_page
from allervers_training.cohorts.pages.team import TeamPage, team_page

__all__ = [
    "ROLE_LABELS",
    "Asked",
    "CardsPage",
    "Door",
    "PlacePage",
    "RosterPage",
    "TeamPage",
    "WordsPage",
    "cards_page",
    "drawn",
    "drawn_link",
    "expected_for",
    "place_page",
    "roster_page",
    "team_page",
    "words_page",
]
