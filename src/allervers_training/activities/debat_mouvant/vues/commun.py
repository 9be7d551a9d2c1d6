"""What several audiences see: the affirmation, the places, the people, the arguments kept."""

from dataclasses import dataclass, replace

from allervers_training.activities.debat_mouvant import mots
from allervers_training.activities.debat_mouvant.domain import bilan as b
from allervers_training.activities.debat_mouvant.domain import parole
from allervers_training.activities.debat_mouvant.domain.etat import (
    Argument,
    Debat,
    Mode,
    Parcours,
    Phase,
    Sort,
    Tour,
    Zone,
)
from allervers_training.activities.engine.kind import Room
from allervers_training.activities.engine.regimes import Regime

DRAWN_AT_MOST = 60  # beyond, the room is a figure, not a crowd of half-forms


@dataclass(frozen=True)
class Texte:
    """The words of one affirmation, as the session's content version says them."""

    texte: str
    termes: tuple[tuple[str, str], ...] = ()
    relances: tuple[str, ...] = ()
    liens: tuple[tuple[str, str], ...] = ()
    a_verifier: tuple[str, ...] = ()


@dataclass(frozen=True)
class Place:
    """Where one may stand."""

    zone: Zone
    nom: str

    @property
    def cote(self) -> str:
        return str(self.zone.side)


@dataclass(frozen=True)
class Gens:
    """People standing on one side, drawn one by one; `bouge` holds those who came from elsewhere."""

    cote: str
    numeros: tuple[int, ...]
    bouge: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Question:
    """The affirmation, and where the debate stands."""

    etape: str  # changes when a phone must fetch its own part again
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
        etape=f"{debat.rang}-{tour.phase}-{debat.pause:d}{debat.clos:d}",
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


def words(debat: Debat, room: Room) -> Texte:
    """Return the words of the present affirmation; a withdrawn text leaves a plain sentence."""
    found = room.texts.get(debat.tour.affirmation.id)
    return (
        found
        if isinstance(found, Texte)
        else Texte("Cette affirmation a été retirée par son auteur·e.")
    )


def places(tour: Tour) -> tuple[Place, ...]:
    return tuple(
        Place(zone, mots.zone_name(zone, tour.affirmation.variante)) for zone in tour.zones
    )


def label(debat: Debat, room: Room, numero: int) -> str:
    """Name somebody: by name in `visible` alone, by local number otherwise."""
    is_visible = debat.reglages.regime is Regime.VISIBLE
    return room.names.get(numero, f"n° {numero}") if is_visible else f"n° {numero}"


def instruction(debat: Debat) -> str:
    if debat.clos:
        return "Le débat est clos. Merci."
    if debat.pause:
        return "Pause. Vos places et vos mots sont gardés."
    standing = debat.reglages.mode is Mode.CORPS
    seated = debat.reglages.mode is Mode.CONFERENCE
    return {
        Phase.ANNONCE: "Écoutez l’affirmation. Demandez le sens d’un mot si besoin.",
        Phase.POSITION: "Placez-vous dans la salle, sans parler."
        if standing
        else "Placez-vous. Vous pourrez changer d’avis.",
        Phase.REVELATION: "Voici comment la salle se partage."
        if seated
        else "Les places sont montrées. Rejoignez la vôtre dans la salle.",
        Phase.PREPARATION: "Préparez un argument pour votre rive."
        if seated
        else "Préparez vos arguments avec les personnes de votre rive.",
        Phase.ECHANGES: "Un argument à la fois. Un mot vous touche ? Bougez.",
        Phase.POSITION_FINALE: "Rejoignez votre dernière place, sans parler."
        if standing
        else "Confirmez votre place, ou changez. C’est de nouveau secret.",
        Phase.BILAN: "Voici comment le groupe a bougé.",
        Phase.DEBRIEF: "On en parle ensemble.",
    }[debat.tour.phase]


def progress(debat: Debat, room: Room) -> str:
    """Say how many have answered, and nothing else; empty when nothing is asked."""
    tour = debat.tour
    if (
        tour.phase not in {Phase.POSITION, Phase.POSITION_FINALE}
        or debat.reglages.mode is Mode.CORPS
    ):
        return ""
    answered = b.answered(tour)
    return f"{answered} sur {max(room.registered, answered)}"


def visible_side(debat: Debat, numero: int | None) -> str:
    if numero is None or debat.reglages.regime is not Regime.VISIBLE or not debat.tour.revele:
        return ""
    return str(parole.side_of(debat.tour, numero) or "")


def shows_places(debat: Debat) -> bool:
    """On the wall, places follow the reveal; during the exchanges they may be withheld."""
    phase = debat.tour.phase
    return phase is Phase.REVELATION or (
        phase in {Phase.PREPARATION, Phase.ECHANGES} and debat.reglages.comptes_pendant
    )


def counts_for_room(debat: Debat) -> b.Repartition | None:
    return b.present_places(debat) if shows_places(debat) else None


def people(debat: Debat) -> tuple[Gens, ...]:
    """Draw people one by one, in `visible` and after the reveal alone, and only a roomful of them."""
    tour = debat.tour
    hidden = debat.reglages.regime is not Regime.VISIBLE or not tour.revele
    counted_by_hand = debat.reglages.mode is Mode.CORPS or bool(tour.salle)
    if (
        hidden
        or counted_by_hand
        or tour.phase is Phase.POSITION_FINALE
        or len(tour.parcours) > DRAWN_AT_MOST
    ):
        return ()
    found = []
    for side in (Zone.OUI, Zone.NSP, Zone.NON):
        here = {n for n, p in tour.parcours.items() if _stands_on(tour, p, side)}
        moved = frozenset(n for n in here if tour.de(n).deplacements)
        found.append(Gens(str(side), tuple(sorted(here, key=lambda n: (n in moved, n))), moved))
    return tuple(found)


def _stands_on(tour: Tour, path: Parcours, side: Zone) -> bool:
    place = path.derniere if tour.phase in b.CLOSED_PHASES else path.place
    return place is not None and place.side is side


def kept(debat: Debat) -> tuple[Argument, ...]:
    """Return the arguments kept, each with the figure that may be told of it."""
    kept = (a for a in debat.tour.arguments.values() if a.sort is Sort.RETENU)
    return tuple(replace(a, a_touche=b.touched(debat, a)) for a in kept)


def notes(tour: Tour) -> tuple[tuple[str, str], ...]:
    return tuple((mots.RUBRIQUES[kind], text) for kind, text in tour.notes)
