"""One function per intention about planning a session."""

from allervers_training.planning.service.calendars import make_calendar, revoke_calendar
from allervers_training.planning.service.copying import Copying, copy_session
from allervers_training.planning.service.dates import (
    Description,
    add_half_day,
    change_half_day,
    describe,
    remove_half_day,
)
from allervers_training.planning.service.opening import Opening, open_session
from allervers_training.planning.service.versions import move_to_version

__all__ = [
    "Copying",
    "Description",
    "Opening",
    "add_half_day",
    "change_half_day",
    "copy_session",
    "describe",
    "make_calendar",
    "move_to_version",
    "open_session",
    "remove_half_day",
    "revoke_calendar",
]
