"""A cheap way to change one field of a frozen value."""

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    import dataclasses

    changed = dataclasses.replace  # the type checker knows its rules
else:
    T = TypeVar("T")

    def changed(held: T, **fields: object) -> T:
        """Return a copy with other values for some fields, like `dataclasses.replace` ten times faster.

        For frozen dataclasses without slots or `__post_init__`: the log of an activity is folded with it,
        seven copies for each vote. The type checker refuses names that are not fields.
        """
        made = object.__new__(type(held))
        made.__dict__.update(held.__dict__)
        made.__dict__.update(fields)
        return made
