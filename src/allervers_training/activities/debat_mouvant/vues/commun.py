"""What several audiences see: the affirmation, the places, the people, the arguments kept."""

from dataclasses import dataclass

from allervers_training.activities.debat_mouvant import mots
from allervers_training.activities.debat_mouvant.domain import bilan as b
from allervers_training.activities.debat_mouvant.domain.etat import (
    ZONES,
    Debat,
    Mode,
    Phase,
    Tour,
    Zone,
)
from allervers_training.activities.debat_mouvant.vues.consignes import instruction
from allervers_training.activities.engine.kind import Room
from allervers_training.activities.engine.regimes import Regime


@dataclass(frozen=True)
class Texte:
    """The words of one affirmation, as the session's content version says them."""

    texte: str
    termes: tuple[tuple[str, str], ...] = ()
    relances: tuple[str, ...] = ()
    liens: tuple[tuple[str, str], ...] = ()
    a_verifier: tuple[str, ...] = ()
    credit: str = ""  # whoever proposed it, as she lets a room know


@dataclass(frozen=True)
class Place:
    """Where one may stand."""

    zone: Zone
    nom: str

    @property
    def cote(self) -> str:
        return str(self.zone.side)


@dataclass(frozen=True)
class Question:
    """The affirmation, and where the debate stands."""

    etape: str
    phase: Phase
    pause: bool
    clos: bool
    texte: Texte
    rang: int
    nombre: int
    corps: bool
    regime: Regime
    consigne: str


def question(debat: Debat, room: Room) -> Question:
    tour = debat.tour
    return Question(
        etape=step(debat),
        phase=tour.phase,
        pause=debat.pause,
        clos=debat.clos,
        texte=words(debat, room),
        rang=debat.rang + 1,
        nombre=len(debat.tours),
        corps=debat.reglages.mode is Mode.CORPS,
        regime=debat.reglages.regime,
        consigne=instruction(debat),
    )


def step(debat: Debat) -> str:
    """Name the moment of a debate; when it changes, a phone must fetch its own part again."""
    return f"{debat.rang}-{debat.tour.phase}-{debat.pause:d}{debat.clos:d}"


def words(debat: Debat, room: Room) -> Texte:
    """Return the words of the present affirmation; a withdrawn text leaves a plain sentence."""
    found = room.texts.get(debat.tour.affirmation.id)
    return (
        found
        if isinstance(found, Texte)
        else Texte("Cette affirmation a été retirée par son auteur·e.")
    )


PLACES = {
    variante: tuple(Place(zone, mots.zone_name(zone, variante)) for zone in zones)
    for variante, zones in ZONES.items()
}


def places(tour: Tour) -> tuple[Place, ...]:
    return PLACES[tour.affirmation.variante]


def label(debat: Debat, room: Room, numero: int) -> str:
    """Name somebody: by name in `visible` alone, by local number otherwise."""
    is_visible = debat.reglages.regime is Regime.VISIBLE
    return room.names.get(numero, f"n° {numero}") if is_visible else f"n° {numero}"


def progress(debat: Debat, room: Room) -> str:
    """Say how many have answered, and nothing else; empty when nothing is asked."""
    tour = debat.tour
    if (
        tour.phase not in {Phase.POSITION, Phase.POSITION_FINALE}
        or debat.reglages.mode is Mode.CORPS
    ):
        return ""
    answered = b.answered(tour)
    return f"{answered} sur {max(room.registered - room.absent, answered)}"
