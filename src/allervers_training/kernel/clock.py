"""The only door through which time enters; pure code receives it as an argument."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

ROOM_CLOCK = ZoneInfo("Europe/Paris")  # where sessions take place


def now() -> datetime:
    """Return the present instant, always aware and in UTC."""
    return datetime.now(UTC)  # noqa: TID251 - this is the door


def room_time(instant: datetime) -> datetime:
    """Return what the clock on the wall of the room shows at an instant."""
    return instant.astimezone(ROOM_CLOCK).replace(tzinfo=None)
