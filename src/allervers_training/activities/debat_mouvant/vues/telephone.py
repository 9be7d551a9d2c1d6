"""What a phone shows of the room."""

from dataclasses import dataclass

from allervers_training.activities.debat_mouvant.domain import bilan as b
from allervers_training.activities.debat_mouvant.domain import parole
from allervers_training.activities.debat_mouvant.domain.decisions import TALKING
from allervers_training.activities.debat_mouvant.domain.etat import Argument, Debat, Phase
from allervers_training.activities.debat_mouvant.vues.commun import (
    Place,
    label,
    places,
    progress,
    words,
)
from allervers_training.activities.debat_mouvant.vues.salle import counts_for_room, kept, notes
from allervers_training.activities.engine.kind import Room
from allervers_training.activities.engine.regimes import Regime

SAID_ON_PHONE = 6  # the newest arguments


@dataclass(frozen=True)
class Salle:
    """What a phone shows of the room."""

    phase: Phase
    inscrits: int
    places: int
    avance: str
    appeles: tuple[str, ...]  # local numbers: who speaks, then who is about to
    orateur: str
    arguments: tuple[Argument, ...]
    comptes: b.Repartition | None
    bilan: b.Bilan | None
    lieux: tuple[Place, ...]
    notes: tuple[tuple[str, str], ...]
    liens: tuple[tuple[str, str], ...]


def telephone(debat: Debat, room: Room) -> Salle:
    tour = debat.tour
    speaker = tour.orateur
    return Salle(
        phase=tour.phase,
        inscrits=room.registered,
        places=b.answered(tour),
        avance=progress(debat, room),
        appeles=_called(debat),
        orateur=label(debat, room, speaker) if speaker is not None else "",
        arguments=kept(debat)[-SAID_ON_PHONE:],
        comptes=counts_for_room(debat),
        bilan=b.summary(debat) if tour.phase in b.CLOSED_PHASES else None,
        lieux=places(tour),
        notes=notes(tour),
        liens=words(debat, room).liens if tour.phase is Phase.DEBRIEF else (),
    )


def _called(debat: Debat) -> tuple[str, ...]:
    """Return whose turn it is, and whose it is about to be: their phones fetch their own part again."""
    order = parole.queue(debat) if debat.tour.phase in TALKING else ()
    is_visible = debat.reglages.regime is Regime.VISIBLE  # elsewhere, a bank must not be told apart
    sides = {parole.side_of(debat.tour, n) if is_visible else None: n for n in reversed(order)}
    speaker = "-" if debat.tour.orateur is None else str(debat.tour.orateur)
    return (speaker, "/", *(str(n) for n in sorted({*order[:1], *sides.values()})))
