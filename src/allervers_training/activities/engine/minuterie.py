"""The time of a phase: proposed, never imposed."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Minuterie:
    """While paused, `reste` holds what is left, in seconds."""

    depuis: datetime | None = None
    secondes: int = 0
    reste: int | None = None


NOT_RUNNING = Minuterie()
