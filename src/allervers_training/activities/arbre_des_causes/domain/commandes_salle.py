"""What people may ask about the atelier itself: who sits where, and its phases."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from allervers_training.activities.arbre_des_causes.domain.commandes import Commande
from allervers_training.activities.arbre_des_causes.domain.etat import Phase


@dataclass(frozen=True)
class Participer(Commande):
    """« Je suis là »: a number, and a table as soon as there is one."""


@dataclass(frozen=True)
class ChoisirTable(Commande):
    numero_table: int

    @property
    def slot(self) -> str:
        return "table"


@dataclass(frozen=True)
class FormerTables(Commande):
    """Share people out: as given in `places`, the others by lot; without a number, tables of about four."""

    nombre: int | None = None
    places: Mapping[int, int] = field(default_factory=dict)  # local number -> table


@dataclass(frozen=True)
class Asseoir(Commande):
    numero: int
    numero_table: int


@dataclass(frozen=True)
class MontrerTable(Commande):
    """Keep one table on the wall; without one, tables take turns."""

    numero_table: int | None = None

    @property
    def slot(self) -> str:
        return "mur"


@dataclass(frozen=True)
class FormulerUltime(Commande):
    """Word the fait ultime with the room, for all tables."""

    texte: str


@dataclass(frozen=True)
class ChangerPhase(Commande):
    phase: Phase


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
class CloreAtelier(Commande):
    pass
