"""Reads for planning pages, homes and calendars."""

from allervers_training.planning.queries.calendars import (
    Revision,
    confirmed_sessions_of,
    half_days_to_write,
    revisions,
    version_kept_at,
)
from allervers_training.planning.queries.homes import (
    half_days_now,
    half_days_of,
    has_presence_notes,
    people_of,
)
from allervers_training.planning.queries.load import SessionRow, all_sessions, load, trainers_of

__all__ = [
    "Revision",
    "SessionRow",
    "all_sessions",
    "confirmed_sessions_of",
    "half_days_now",
    "half_days_of",
    "half_days_to_write",
    "has_presence_notes",
    "load",
    "people_of",
    "revisions",
    "trainers_of",
    "version_kept_at",
]
