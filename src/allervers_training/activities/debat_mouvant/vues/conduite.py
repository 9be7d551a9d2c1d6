"""Phases, time, and what comes before and after."""

from dataclasses import dataclass

from allervers_training.activities.debat_mouvant import mots
from allervers_training.activities.debat_mouvant.domain.etat import Debat, Phase, Tour
from allervers_training.activities.debat_mouvant.vues.commun import Texte
from allervers_training.activities.engine.kind import Room
from allervers_training.activities.engine.minuterie import Minuterie


@dataclass(frozen=True)
class Conduite:
    """Phases, time, and what comes before and after."""

    titre: str
    phases: tuple[tuple[Phase, str], ...]
    phase: Phase
    precedente: tuple[Phase, str] | None
    suivante: tuple[Phase, str] | None
    minuterie: Minuterie
    pause: bool
    clos: bool
    rang: int
    affirmations: tuple[str, ...]

    @property
    def fin_ms(self) -> int | None:
        """When the phase's time is up, in milliseconds since the epoch; None while it stands still."""
        timer = self.minuterie
        if timer.depuis is None or self.pause or self.clos:
            return None
        return int((timer.depuis.timestamp() + timer.secondes) * 1000)

    @property
    def reste_texte(self) -> str:
        """What the timer shows before any script runs."""
        left = self.minuterie.secondes if self.minuterie.reste is None else self.minuterie.reste
        minutes, seconds = divmod(abs(left), 60)
        return f"{'+' if left < 0 else ''}{minutes:02d}:{seconds:02d}"


def conduite(debat: Debat, room: Room) -> Conduite:
    phases = debat.phases
    here = phases.index(debat.tour.phase)
    timer = debat.tour.minuterie
    return Conduite(
        titre=room.title,
        phases=tuple((phase, mots.PHASES[phase]) for phase in phases),
        phase=debat.tour.phase,
        precedente=(phases[here - 1], mots.PHASES[phases[here - 1]]) if here else None,
        suivante=(phases[here + 1], mots.PHASES[phases[here + 1]])
        if here + 1 < len(phases)
        else None,
        minuterie=timer,
        pause=debat.pause,
        clos=debat.clos,
        rang=debat.rang,
        affirmations=tuple(_short(room, tour) for tour in debat.tours),
    )


def _short(room: Room, tour: Tour) -> str:
    found = room.texts.get(tour.affirmation.id)
    return found.texte if isinstance(found, Texte) else tour.affirmation.id
