"""Back-ups: everything that a site needs to start again elsewhere, but its key."""

from allervers_training.kernel.copies.reading import Restored, restore
from allervers_training.kernel.copies.writing import back_up

__all__ = ["Restored", "back_up", "restore"]
