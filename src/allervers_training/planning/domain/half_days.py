"""Half-days of a session: hours that follow each other, one morning and one afternoon a day at most."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time

from allervers_training.cohorts.domain import Half
from allervers_training.kernel.errors import Invalid

NOON = time(12)
SHORTEST, LONGEST = 30, 360  # minutes; above six hours it is a day, for which one signs twice
WORDS = {Half.MORNING: "une matinée", Half.AFTERNOON: "un après-midi"}


@dataclass(frozen=True)
class Slot:
    """When a half-day takes place; it is a morning when it begins before noon."""

    day: date
    starts_at: time
    ends_at: time

    @property
    def half(self) -> Half:
        return Half.MORNING if self.starts_at < NOON else Half.AFTERNOON

    @property
    def minutes(self) -> int:
        """How long it lasts; negative when its hours are reversed."""
        return (self.ends_at.hour - self.starts_at.hour) * 60 + (
            self.ends_at.minute - self.starts_at.minute
        )

    def overlaps(self, other: "Slot") -> bool:
        return (
            self.day == other.day
            and self.starts_at < other.ends_at
            and other.starts_at < self.ends_at
        )


def check_slot(slot: Slot, others: Iterable[Slot]) -> None:
    """Refuse hours that cannot be, or that meet those of another half-day; raises `Invalid`."""
    if slot.minutes <= 0:
        raise Invalid({"fin": "La fin doit venir après le début."})
    if slot.minutes < SHORTEST:
        raise Invalid({"fin": "Une demi-journée dure 30 minutes au moins."})
    if slot.minutes > LONGEST:
        raise Invalid(
            {
                "fin": "Une demi-journée dure 6 heures au plus. Pour une journée entière, "
                "comptez une matinée et un après-midi : on signe pour chacun."
            }
        )
    for other in others:
        if slot.overlaps(other):
            raise Invalid({"debut": "Ces heures se chevauchent avec une autre demi-journée."})
        if (slot.day, slot.half) == (other.day, other.half):
            raise Invalid({"debut": f"Il y a déjà {WORDS[slot.half]} ce jour-là."})
