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

GONE = "Ce texte n'est plus montré : son auteur·e l'a choisi."
WAIT = "On s'arrête un instant. La personne qui anime dit la suite."


@dataclass(frozen=True)
class Texte:
    """The words of one affirmation, as the session's content version says them; `retire` when they are gone."""

    texte: str
    termes: tuple[tuple[str, str], ...] = ()
    relances: tuple[str, ...] = ()
    liens: tuple[tuple[str, str], ...] = ()
    a_verifier: tuple[str, ...] = ()
    credit: str = ""  # whoever proposed it, as she lets a room know
    retire: bool = False


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
    arret: bool


def question(debat: Debat, room: Room) -> Question:
    tour, stops = debat.tour, is_stopped(debat, room)
    return Question(
        etape=step(debat, stops=stops),
        phase=tour.phase,
        pause=debat.pause,
        clos=debat.clos,
        texte=words(debat, room),
        rang=debat.rang + 1,
        nombre=len(debat.tours),
        corps=debat.reglages.mode is Mode.CORPS,
        regime=debat.reglages.regime,
        consigne=WAIT if stops and not debat.pause else instruction(debat),
        arret=stops,
    )


def step(debat: Debat, *, stops: bool = False) -> str:
    """Name the moment of a debate; when it changes, a phone must fetch its own part again."""
    moment = f"{debat.rang}-{debat.tour.phase}-{debat.pause:d}{debat.clos:d}"
    return f"{moment}-retire" if stops else moment


def words(debat: Debat, room: Room) -> Texte:
    """Return the words of the present affirmation; a withdrawn text leaves a plain sentence."""
    return words_of(debat.tour, room)


def words_of(tour: Tour, room: Room) -> Texte:
    found = room.texts.get(tour.affirmation.id)
    return found if isinstance(found, Texte) else Texte(GONE, retire=True)


def is_stopped(debat: Debat, room: Room) -> bool:
    """Tell whether nothing is asked of the room: the words are gone before the group was done with them."""
    is_open = not debat.clos and debat.tour.phase not in b.CLOSED_PHASES
    return is_open and words(debat, room).retire


def next_with_words(debat: Debat, room: Room) -> int | None:
    """Return where a stopped debate can go on: the next affirmation that still has words."""
    later = enumerate(debat.tours[debat.rang + 1 :], debat.rang + 1)
    return next((rank for rank, tour in later if not words_of(tour, room).retire), None)


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
        or is_stopped(debat, room)
    ):
        return ""
    answered = b.answered(tour)
    return f"{answered} sur {max(room.registered - room.absent, answered)}"
