"""What a débat mouvant is at one moment: affirmations, phases, places, floor, arguments."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from allervers_training.activities.engine.minuterie import NOT_RUNNING, Minuterie
from allervers_training.activities.engine.regimes import Regime


class Phase(StrEnum):
    """Steps of the debate of one affirmation, in order."""

    ANNONCE = "annonce"
    POSITION = "position"
    REVELATION = "revelation"
    PREPARATION = "preparation"
    ECHANGES = "echanges"
    POSITION_FINALE = "position_finale"
    BILAN = "bilan"
    DEBRIEF = "debrief"


class Mode(StrEnum):
    """How people place themselves."""

    CORPS = "corps"  # they stand; the scribe counts
    HYBRIDE = "hybride"  # a secret choice on phones, then bodies; moves on phones
    CONFERENCE = "conference"  # phones only, hundreds


class Variante(StrEnum):
    """Where one may stand."""

    DEUX_RIVES = "deux_rives"
    RIVIERE = "riviere"  # with an undecided middle
    CONTINUUM = "continuum"


class Zone(StrEnum):
    """A place; its side is one of the first three."""

    OUI = "oui"
    NSP = "nsp"
    NON = "non"
    TOUT_A_FAIT = "tout_a_fait"
    PAS_DU_TOUT = "pas_du_tout"

    @property
    def side(self) -> "Zone":
        return {Zone.TOUT_A_FAIT: Zone.OUI, Zone.PAS_DU_TOUT: Zone.NON}.get(self, self)


ZONES: Mapping[Variante, tuple[Zone, ...]] = {
    Variante.DEUX_RIVES: (Zone.OUI, Zone.NON),
    Variante.RIVIERE: (Zone.OUI, Zone.NSP, Zone.NON),
    Variante.CONTINUUM: (Zone.TOUT_A_FAIT, Zone.OUI, Zone.NSP, Zone.NON, Zone.PAS_DU_TOUT),
}


class PremiereParole(StrEnum):
    """Who speaks first: sources disagree, so it is a setting."""

    PETIT_CAMP = "petit_camp"
    PLUS_PLACES = "plus_places"
    TIRAGE = "tirage"


class Sort(StrEnum):
    """What became of an argument."""

    PROPOSE = "propose"
    RETENU = "retenu"
    MASQUE = "masque"
    REUNI = "reuni"


class Rubrique(StrEnum):
    """What the group keeps of a debate."""

    ACCORD = "accord"
    DESACCORD = "desaccord"
    A_VERIFIER = "a_verifier"


class Moment(StrEnum):
    """When heads are counted in the room."""

    AVANT = "avant"
    APRES = "apres"


@dataclass(frozen=True)
class Affirmation:
    """One affirmation to debate; its words are looked up by id when shown."""

    id: str
    variante: Variante = Variante.RIVIERE
    secondes: int = 720


@dataclass(frozen=True)
class Reglages:
    """Choices made when the debate was prepared; those on counts and order may change on the way."""

    affirmations: tuple[Affirmation, ...]
    mode: Mode = Mode.HYBRIDE
    regime: Regime = Regime.VISIBLE
    premiere_parole: PremiereParole = PremiereParole.PETIT_CAMP
    preparation: bool = False
    comptes_pendant: bool = False


@dataclass(frozen=True)
class Parcours:
    """What one person did about one affirmation."""

    place: Zone | None = None
    avant: Zone | None = None  # frozen at the reveal (T0)
    apres: Zone | None = None  # the final position (T1)
    observe: bool = False
    deplacements: int = 0
    passages: int = 0  # times she spoke
    motif_attendu: bool = False

    @property
    def derniere(self) -> Zone | None:
        """The last place: the one confirmed at the end, or where she stands."""
        return self.apres or self.place


@dataclass(frozen=True)
class Argument:
    """Something said or proposed under a camp."""

    id: int
    camp: Zone
    texte: str
    auteur: int | None = None
    sort: Sort = Sort.RETENU
    reuni_a: int | None = None
    a_touche: int = 0  # people who say that it moved them


@dataclass(frozen=True)
class Tour:
    """The debate of one affirmation."""

    affirmation: Affirmation
    phase: Phase = Phase.ANNONCE
    minuterie: Minuterie = NOT_RUNNING
    parcours: Mapping[int, Parcours] = field(default_factory=dict)
    mains: tuple[int, ...] = ()
    orateur: int | None = None
    depuis: datetime | None = None  # since when the speaker speaks
    dernier_cote: Zone | None = None
    paroles: Mapping[Zone, int] = field(default_factory=dict)  # seconds of speech per side
    arguments: Mapping[int, Argument] = field(default_factory=dict)
    motifs: tuple[str, ...] = ()  # words that people agreed to share, in no order of persons
    salle: Mapping[tuple[Moment, Zone], int] = field(default_factory=dict)
    notes: tuple[tuple[Rubrique, str], ...] = ()
    lot: int = 0
    revele: bool = False

    @property
    def zones(self) -> tuple[Zone, ...]:
        return ZONES[self.affirmation.variante]

    def de(self, numero: int) -> Parcours:
        return self.parcours.get(numero, Parcours())


@dataclass(frozen=True)
class Debat:
    """A whole activity: several affirmations, one after the other."""

    reglages: Reglages
    tours: tuple[Tour, ...]
    rang: int = 0
    pause: bool = False
    clos: bool = False

    @property
    def tour(self) -> Tour:
        return self.tours[self.rang]

    @property
    def phases(self) -> tuple[Phase, ...]:
        """The phases that this debate goes through."""
        return tuple(p for p in Phase if p is not Phase.PREPARATION or self.reglages.preparation)
