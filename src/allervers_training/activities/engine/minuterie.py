"""The time of a phase: proposed, never imposed."""

from dataclasses import dataclass
from datetime import datetime

from allervers_training.kernel.frozen import changed


@dataclass(frozen=True)
class Minuterie:
    """While it stands still, `reste` holds what is left, in seconds; less than nothing once the time is up."""

    depuis: datetime | None = None
    secondes: int = 0
    reste: int | None = None

    @property
    def fin_ms(self) -> int | None:
        """When the time is up, in milliseconds since the epoch; None before it ran."""
        if self.depuis is None:
            return None
        return int((self.depuis.timestamp() + self.secondes) * 1000)

    @property
    def reste_texte(self) -> str:
        """What a screen shows before any script runs."""
        left = self.secondes if self.reste is None else self.reste
        minutes, seconds = divmod(abs(left), 60)
        return f"{'+' if left < 0 else ''}{minutes:02d}:{seconds:02d}"

    def arretee(self, at: datetime) -> "Minuterie":
        return changed(self, reste=self._left(at))

    def reprise(self, at: datetime) -> "Minuterie":
        return Minuterie(at, self.secondes if self.reste is None else self.reste)

    def allongee(self, secondes: int) -> "Minuterie":
        left = None if self.reste is None else self.reste + secondes
        return changed(self, secondes=self.secondes + secondes, reste=left)

    def _left(self, at: datetime) -> int:
        if self.reste is not None:
            return self.reste
        if self.depuis is None:
            return self.secondes
        return self.secondes - int((at - self.depuis).total_seconds())


NOT_RUNNING = Minuterie()
