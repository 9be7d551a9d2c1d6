"""What follows somebody when the team says who she is, or takes it back: rooms above listen, and move what they keep."""

from dataclasses import dataclass
from datetime import datetime

from allervers_training.kernel.signals import WithinTransaction


@dataclass(frozen=True, slots=True)
class Handover:
    """A device that came in by code changes persons, and the person who was expected changes places.

    What was kept from that device since it came in goes from `giver` to `taker`. What the expected person had
    kept before goes with her from the place that she leaves to the one that she has now.
    """

    cohort: int
    giver: int
    taker: int
    expected: int  # the person the team expected: the taker of a matching, the giver when it is taken back
    left: int  # her place until now
    kept: int  # her place from now on
    since: (
        datetime | None
    )  # None: nobody can tell what came from the device, and all of it stays hers

    @property
    def is_undoing(self) -> bool:
        return self.giver == self.expected

    @property
    def of_device(self) -> int:
        """The place that the device took part from."""
        return self.left if self.is_undoing else self.kept


handed_over = WithinTransaction[Handover]("handed_over")
