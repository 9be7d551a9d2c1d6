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


def instruction(debat: Debat) -> str:
    if debat.clos:
        return "Le débat est clos. Merci."
    if debat.pause:
        return "Pause. Vos places et vos mots sont gardés."
    if debat.reglages.regime is Regime.CONFIDENTIAL:
        return _private_instruction(debat)
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


def _private_instruction(debat: Debat) -> str:
    """Say what to do where nobody is to learn another's place: no body ever shows it."""
    standing = debat.reglages.mode is Mode.CORPS
    return {
        Phase.ANNONCE: "Écoutez l’affirmation. Demandez le sens d’un mot si besoin.",
        Phase.POSITION: "Choisissez votre place dans votre tête. Restez où vous êtes."
        if standing
        else "Placez-vous sur ce téléphone. Vous pourrez changer d’avis.",
        Phase.REVELATION: "Voici ce qui peut être dit de la salle. Restez où vous êtes.",
        Phase.PREPARATION: "Préparez un argument, sans dire votre place.",
        Phase.ECHANGES: "Un argument à la fois. Restez où vous êtes."
        if standing
        else "Un argument à la fois. Un mot vous touche ? Changez de place sur votre téléphone.",
        Phase.POSITION_FINALE: "Choisissez votre dernière place dans votre tête. Restez où vous êtes."
        if standing
        else "Confirmez votre place sur ce téléphone, ou changez. Restez où vous êtes.",
        Phase.BILAN: "Voici ce qui peut être dit du chemin du groupe.",
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
