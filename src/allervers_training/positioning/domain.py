"""The moments at which a person places herself; the statements and the scale are the same each time."""

from enum import StrEnum


class Moment(StrEnum):
    BEFORE = "avant"
    AFTER = "apres"
    LATER = "plus_tard"
