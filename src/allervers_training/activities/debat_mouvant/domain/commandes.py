"""What people may ask of a débat mouvant."""

from collections.abc import Mapping
from dataclasses import dataclass

from allervers_training.activities.debat_mouvant.domain.etat import Moment, Phase, Rubrique, Zone


@dataclass(frozen=True)
class Commande:
    @property
    def slot(self) -> str | None:
        return None


@dataclass(frozen=True)
class SePlacer(Commande):
    zone: Zone

    @property
    def slot(self) -> str:
        return "place"


@dataclass(frozen=True)
class Observer(Commande):
    @property
    def slot(self) -> str:
        return "place"


@dataclass(frozen=True)
class LeverLaMain(Commande):
    @property
    def slot(self) -> str:
        return "main"


@dataclass(frozen=True)
class BaisserLaMain(Commande):
    @property
    def slot(self) -> str:
        return "main"


@dataclass(frozen=True)
class DonnerMotif(Commande):
    """What moved her: an argument of the list, or her own words; both empty means « I'd rather not say »."""

    argument: int | None = None
    texte: str = ""
    partage: bool = False


@dataclass(frozen=True)
class ProposerArgument(Commande):
    camp: Zone
    texte: str


@dataclass(frozen=True)
class NoterArgument(Commande):
    """An argument heard in the room, typed by the scribe."""

    camp: Zone
    texte: str


@dataclass(frozen=True)
class RetenirArgument(Commande):
    argument: int
    camp: Zone


@dataclass(frozen=True)
class MasquerArgument(Commande):
    argument: int


@dataclass(frozen=True)
class ReunirArguments(Commande):
    """Put `argument` with `avec`; both wordings are kept."""

    argument: int
    avec: int


@dataclass(frozen=True)
class DonnerParole(Commande):
    """Give the floor; None to whoever is next."""

    numero: int | None = None


@dataclass(frozen=True)
class TerminerParole(Commande):
    pass


@dataclass(frozen=True)
class PasserTour(Commande):
    numero: int


@dataclass(frozen=True)
class SaisirComptage(Commande):
    """Heads counted per zone, of people who are on no phone."""

    moment: Moment
    comptes: Mapping[Zone, int]
    origine: str = "salle"


@dataclass(frozen=True)
class ChangerPhase(Commande):
    phase: Phase


@dataclass(frozen=True)
class ChoisirAffirmation(Commande):
    rang: int


@dataclass(frozen=True)
class Suspendre(Commande):
    pass


@dataclass(frozen=True)
class Reprendre(Commande):
    pass


@dataclass(frozen=True)
class AjouterDuTemps(Commande):
    secondes: int


@dataclass(frozen=True)
class MontrerComptes(Commande):
    montres: bool


@dataclass(frozen=True)
class PrendreNote(Commande):
    rubrique: Rubrique
    texte: str


@dataclass(frozen=True)
class CloreDebat(Commande):
    pass
