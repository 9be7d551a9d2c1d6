"""The only door through which time enters; pure code receives it as an argument."""

from datetime import UTC, datetime


def now() -> datetime:
    """Return the present instant, always aware and in UTC."""
    return datetime.now(UTC)  # noqa: TID251 - this is the door
