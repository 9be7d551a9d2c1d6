"""Phases, time, and what comes before and after."""

from dataclasses import dataclass

from allervers_training.activities.arbre_des_causes import mots
from allervers_training.activities.arbre_des_causes.domain.etat import Atelier, Phase
from allervers_training.activities.arbre_des_causes.vues.commun import step
from allervers_training.activities.engine.minuterie import Minuterie

STEPS = tuple(phase for phase in Phase if phase is not Phase.CLOS)
NEXT_LOOK = {  # what the trainer checks before she opens the next step
    Phase.CADRAGE: "La situation est lue, le fait ultime est formulé avec la salle.",
    Phase.COLLECTE: "Chacun·e a pu écrire seul·e, en silence.",
    Phase.TRI: "Les avis et les hypothèses sont reconnus ; les cartes doubles sont réunies.",
    Phase.CONSTRUCTION: "Chaque branche est expliquée, ou arrêtée avec une raison.",
    Phase.VERIFICATION: "Chaque lien est jugé ; l'arbre ne repose pas sur la seule personne.",
    Phase.LEVIERS: "Chaque table a posé au moins un levier sur lequel elle a prise.",
    Phase.PRIORITES: "Chacun·e a donné ses trois voix, ou a choisi de ne pas le faire.",
    Phase.RESTITUTION: "Chaque table a raconté son arbre.",
}


@dataclass(frozen=True)
class Conduite:
    """Phases, time, and what comes before and after."""

    etape: str
    phases: tuple[tuple[Phase, str], ...]
    phase: Phase
    precedente: tuple[Phase, str] | None
    suivante: tuple[Phase, str] | None
    minuterie: Minuterie
    pause: bool
    clos: bool
    avant_de_passer: str

    @property
    def fin_ms(self) -> int | None:
        """When the time of the phase is up; None while it stands still."""
        return None if self.pause or self.clos else self.minuterie.fin_ms


def conduite(atelier: Atelier) -> Conduite:
    here = len(STEPS) if atelier.clos else STEPS.index(atelier.phase)
    return Conduite(
        etape=step(atelier),
        phases=tuple((phase, mots.PHASES[phase]) for phase in STEPS),
        phase=atelier.phase,
        precedente=_named(here - 1),
        suivante=_named(here + 1),
        minuterie=atelier.minuterie,
        pause=atelier.pause,
        clos=atelier.clos,
        avant_de_passer=NEXT_LOOK.get(atelier.phase, ""),
    )


def _named(place: int) -> tuple[Phase, str] | None:
    if not 0 <= place < len(STEPS):
        return None
    return STEPS[place], mots.PHASES[STEPS[place]]
