"""What a journal holds."""

from enum import StrEnum


class EntryKind(StrEnum):
    PAGE = "page"
    FIRST_STEP = "premier_pas"
