"""What happened in an atelier; names and fields are stored, so they only ever grow."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from allervers_training.activities.arbre_des_causes.domain.arbre import (
    Caractere,
    Categorie,
    Effort,
    Jugement,
    Nature,
    Niveau,
    NonRecours,
    Raison,
    Statut,
    Terme,
)
from allervers_training.activities.arbre_des_causes.domain.etat import Phase


@dataclass(frozen=True)
class FaitAjoute:
    table: int
    fait: int
    texte: str = ""
    numero: int | None = None
    effet: int | None = None
    cause: int | None = None
    nature: Nature = Nature.FAIT
    categorie: Categorie = Categorie.NON_DITE
    non_recours: NonRecours = NonRecours.AUCUN
    source: str = ""


@dataclass(frozen=True)
class FaitReecrit:
    table: int
    fait: int
    texte: str
    numero: int | None = None


@dataclass(frozen=True)
class FormulationAjoutee:
    """A late edit: its wording stands beside the one that came first."""

    table: int
    fait: int
    texte: str
    numero: int | None = None


@dataclass(frozen=True)
class FormulationEcartee:
    table: int
    fait: int
    texte: str


@dataclass(frozen=True)
class FaitQualifie:
    table: int
    fait: int
    nature: Nature | None = None
    caractere: Caractere | None = None
    categorie: Categorie | None = None
    non_recours: NonRecours | None = None


@dataclass(frozen=True)
class FaitsFusionnes:
    table: int
    fait: int
    avec: int


@dataclass(frozen=True)
class FaitScinde:
    table: int
    fait: int
    texte: str
    nouveau: int
    autre: str


@dataclass(frozen=True)
class FaitGare:
    table: int
    fait: int


@dataclass(frozen=True)
class FaitSupprime:
    table: int
    fait: int
    relie: bool = False


@dataclass(frozen=True)
class FaitRestaure:
    table: int
    fait: int
    statut: Statut = Statut.PARKING


@dataclass(frozen=True)
class LienPose:
    table: int
    effet: int
    cause: int


@dataclass(frozen=True)
class LienRetire:
    table: int
    effet: int
    cause: int


@dataclass(frozen=True)
class LienRedirige:
    table: int
    cause: int
    effet: int
    vers: int


@dataclass(frozen=True)
class NecessiteJugee:
    table: int
    effet: int
    cause: int
    jugement: Jugement | None = None


@dataclass(frozen=True)
class SuffisanceJugee:
    table: int
    effet: int
    jugement: Jugement | None = None


@dataclass(frozen=True)
class BrancheArretee:
    table: int
    fait: int
    raison: Raison
    texte: str = ""


@dataclass(frozen=True)
class BrancheReprise:
    table: int
    fait: int


@dataclass(frozen=True)
class LevierPose:
    table: int
    levier: int
    fait: int
    quoi: str
    niveau: Niveau
    porteur: str = ""
    terme: Terme | None = None
    effort: Effort | None = None
    numero: int | None = None


@dataclass(frozen=True)
class LevierChange:
    table: int
    levier: int
    quoi: str | None = None
    niveau: Niveau | None = None
    porteur: str | None = None
    terme: Terme | None = None
    effort: Effort | None = None


@dataclass(frozen=True)
class LevierRetire:
    table: int
    levier: int


@dataclass(frozen=True)
class VoixDonnee:
    table: int
    levier: int
    numero: int


@dataclass(frozen=True)
class VoixRetiree:
    table: int
    levier: int
    numero: int


@dataclass(frozen=True)
class PlumePrise:
    table: int
    fait: int
    numero: int | None = None
    secondes: int = 60


@dataclass(frozen=True)
class PlumeRendue:
    table: int
    fait: int


@dataclass(frozen=True)
class OperationAnnulee:
    table: int


@dataclass(frozen=True)
class OperationRetablie:
    table: int


@dataclass(frozen=True)
class PersonneArrivee:
    numero: int
    table: int = 0  # 0: none yet


@dataclass(frozen=True)
class PersonneAssise:
    numero: int
    table: int


@dataclass(frozen=True)
class TablesFormees:
    nombre: int
    places: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True)
class TableMontree:
    table: int | None = None  # None: they take turns on the wall


@dataclass(frozen=True)
class UltimeFormule:
    texte: str


@dataclass(frozen=True)
class PhaseChangee:
    phase: Phase


@dataclass(frozen=True)
class AtelierSuspendu:
    pass


@dataclass(frozen=True)
class AtelierRepris:
    pass


@dataclass(frozen=True)
class TempsAjoute:
    secondes: int


@dataclass(frozen=True)
class AtelierClos:
    pass


DeCarte = (
    FaitAjoute
    | FaitReecrit
    | FormulationAjoutee
    | FormulationEcartee
    | FaitQualifie
    | FaitScinde
    | BrancheArretee
    | BrancheReprise
    | SuffisanceJugee
)
DeLien = (
    FaitsFusionnes
    | FaitGare
    | FaitSupprime
    | FaitRestaure
    | LienPose
    | LienRetire
    | LienRedirige
    | NecessiteJugee
)
DeLevier = LevierPose | LevierChange | LevierRetire
Operation = DeCarte | DeLien | DeLevier  # what can be undone
DeTable = VoixDonnee | VoixRetiree | PlumePrise | PlumeRendue | OperationAnnulee | OperationRetablie
DeSalle = PersonneArrivee | PersonneAssise | TablesFormees | TableMontree
DeConduite = (
    UltimeFormule | PhaseChangee | AtelierSuspendu | AtelierRepris | TempsAjoute | AtelierClos
)
Evenement = Operation | DeTable | DeSalle | DeConduite
