"""The only door through which time enters; pure code receives it as an argument."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

ROOM_CLOCK = ZoneInfo("Europe/Paris")  # where sessions take place


def now() -> datetime:
    """Return the present instant, always aware and in UTC."""
    return datetime.now(UTC)  # noqa: TID251 - this is the door


def room_time(instant: datetime) -> datetime:
    """Return what the clock on the wall of the room shows at an instant."""
    return instant.astimezone(ROOM_CLOCK).replace(tzinfo=None)


def room_day(instant: datetime) -> date:
    """Return which day it is in the room at an instant; after midnight in Paris it is still yesterday in UTC."""
    return room_time(instant).date()
