"""What planning pages receive, and what builds it."""

from allervers_training.planning.pages.calendars import (
    calendar_of,
    calendar_of_session,
    calendar_page,
)
from allervers_training.planning.pages.dates import ADDED, dates_page
from allervers_training.planning.pages.everything import everything_page
from allervers_training.planning.pages.homes import home_page
from allervers_training.planning.pages.opening import choices_of, copy_page
from allervers_training.planning.pages.versions import version_page

__all__ = [
    "ADDED",
    "calendar_of",
    "calendar_of_session",
    "calendar_page",
    "choices_of",
    "copy_page",
    "dates_page",
    "everything_page",
    "home_page",
    "version_page",
]
