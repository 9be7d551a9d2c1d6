"""What one participant sees of herself; it comes with her page and her own answers, never in a broadcast."""

from dataclasses import dataclass

from allervers_training.activities.debat_mouvant import mots, vues
from allervers_training.activities.debat_mouvant.domain.bilan import CLOSED_PHASES
from allervers_training.activities.debat_mouvant.domain.decisions import TALKING
from allervers_training.activities.debat_mouvant.domain.etat import (
    Argument,
    Debat,
    Mode,
    Phase,
    Zone,
)
from allervers_training.activities.debat_mouvant.domain.parole import next_speaker, queue, side_of
from allervers_training.activities.engine.regimes import Regime


@dataclass(frozen=True)
class Moi:
    """One's own place, hand and questions at this moment."""

    etape: str
    phase: Phase
    pause: bool
    clos: bool
    arret: bool
    numero: int | None  # the local number, where it is the only name one has
    regime: Regime
    corps: bool
    lieux: tuple[vues.Place, ...]
    place: vues.Place | None
    avant: vues.Place | None
    apres: vues.Place | None
    observe: bool
    main_levee: bool
    a_la_parole: bool
    prochaine: bool
    parole_ouverte: bool
    motif_attendu: bool
    arguments: tuple[Argument, ...]
    promesse: str


def own(debat: Debat, numero: int | None, *, stops: bool = False) -> Moi:
    tour = debat.tour
    mine = tour.de(numero) if numero is not None else tour.de(-1)
    spots = {spot.zone: spot for spot in vues.places(tour)}

    def spot(zone: Zone | None) -> vues.Place | None:
        return spots.get(zone) if zone else None

    return Moi(
        etape=vues.step(debat, stops=stops),
        phase=tour.phase,
        pause=debat.pause,
        clos=debat.clos,
        arret=stops,
        numero=numero if debat.reglages.regime is not Regime.VISIBLE else None,
        regime=debat.reglages.regime,
        corps=debat.reglages.mode is Mode.CORPS,
        lieux=tuple(spots.values()),
        place=spot(mine.place),
        avant=spot(mine.avant),
        apres=spot(mine.derniere if tour.phase in CLOSED_PHASES else mine.apres),
        observe=mine.observe,
        main_levee=numero in tour.mains,
        a_la_parole=numero is not None and tour.orateur == numero,
        prochaine=numero is not None and _is_next_of_her_bank(debat, numero),
        parole_ouverte=tour.phase in TALKING,
        motif_attendu=mine.motif_attendu,
        arguments=tuple(a for a in tour.arguments.values() if a.sort == "retenu"),
        promesse=mots.REGIMES[debat.reglages.regime],
    )


def _is_next_of_her_bank(debat: Debat, numero: int) -> bool:
    tour = debat.tour
    if numero not in tour.mains:
        return False
    if debat.reglages.regime is not Regime.VISIBLE:
        return next_speaker(debat) == numero
    side = side_of(tour, numero)
    mates = [n for n in tour.mains if side_of(tour, n) is side]
    return next((n for n in queue(debat) if n in mates), None) == numero
