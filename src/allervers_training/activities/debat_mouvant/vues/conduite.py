"""Phases, time, and what comes before and after."""

from dataclasses import dataclass

from allervers_training.activities.debat_mouvant import mots
from allervers_training.activities.debat_mouvant.domain.etat import Debat, Phase
from allervers_training.activities.debat_mouvant.vues.commun import (
    Texte,
    is_stopped,
    next_with_words,
    words_of,
)
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
    affirmations: tuple[Texte, ...]
    arret: bool
    reprise: int | None  # see `next_with_words`

    @property
    def fin_ms(self) -> int | None:
        """When the time of the phase is up; None while it stands still."""
        return None if self.pause or self.clos else self.minuterie.fin_ms


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
        affirmations=tuple(words_of(tour, room) for tour in debat.tours),
        arret=is_stopped(debat, room),
        reprise=next_with_words(debat, room),
    )
