"""What happened in a débat mouvant; names and fields are stored, so they only ever grow."""

from collections.abc import Mapping
from dataclasses import dataclass

from allervers_training.activities.debat_mouvant.domain.etat import Moment, Phase, Rubrique, Zone


@dataclass(frozen=True)
class PositionPrise:
    numero: int
    zone: Zone
    origine: str = "telephone"


@dataclass(frozen=True)
class ObservationChoisie:
    numero: int


@dataclass(frozen=True)
class MotifDonne:
    numero: int
    argument: int | None = None
    texte: str = ""
    partage: bool = False


@dataclass(frozen=True)
class MainLevee:
    numero: int


@dataclass(frozen=True)
class MainBaissee:
    numero: int


@dataclass(frozen=True)
class ParoleDonnee:
    numero: int


@dataclass(frozen=True)
class ParoleTerminee:
    numero: int
    secondes: int


@dataclass(frozen=True)
class ArgumentPropose:
    argument: int
    numero: int
    camp: Zone
    texte: str


@dataclass(frozen=True)
class ArgumentNote:
    argument: int
    camp: Zone
    texte: str


@dataclass(frozen=True)
class ArgumentRetenu:
    argument: int
    camp: Zone


@dataclass(frozen=True)
class ArgumentMasque:
    argument: int


@dataclass(frozen=True)
class ArgumentsReunis:
    argument: int
    avec: int


@dataclass(frozen=True)
class ComptageSaisi:
    moment: Moment
    comptes: Mapping[Zone, int]
    origine: str = "salle"


@dataclass(frozen=True)
class PhaseChangee:
    phase: Phase
    lot: int = 0


@dataclass(frozen=True)
class AffirmationChoisie:
    rang: int


@dataclass(frozen=True)
class DebatSuspendu:
    pass


@dataclass(frozen=True)
class DebatRepris:
    pass


@dataclass(frozen=True)
class TempsAjoute:
    secondes: int


@dataclass(frozen=True)
class ComptesMontres:
    montres: bool


@dataclass(frozen=True)
class NotePrise:
    rubrique: Rubrique
    texte: str


@dataclass(frozen=True)
class DebatClos:
    pass


Evenement = (
    PositionPrise
    | ObservationChoisie
    | MotifDonne
    | MainLevee
    | MainBaissee
    | ParoleDonnee
    | ParoleTerminee
    | ArgumentPropose
    | ArgumentNote
    | ArgumentRetenu
    | ArgumentMasque
    | ArgumentsReunis
    | ComptageSaisi
    | PhaseChangee
    | AffirmationChoisie
    | DebatSuspendu
    | DebatRepris
    | TempsAjoute
    | ComptesMontres
    | NotePrise
    | DebatClos
)
