"""What an atelier is at one moment: its phase, its tables, who sits where, a tree for each table."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from allervers_training.activities.arbre_des_causes.domain.arbre import (
    Arbre,
    Categorie,
    Mode,
    NonRecours,
)
from allervers_training.activities.engine.minuterie import NOT_RUNNING, Minuterie


class Phase(StrEnum):
    """Steps of the method, in order."""

    CADRAGE = "cadrage"
    COLLECTE = "collecte"
    TRI = "tri"
    CONSTRUCTION = "construction"
    VERIFICATION = "verification"
    LEVIERS = "leviers"
    PRIORITES = "priorites"
    RESTITUTION = "restitution"
    CLOS = "clos"


class Repartition(StrEnum):
    """How people come to a table."""

    GROUPE = "groupe"  # one table, everybody
    LOT = "lot"
    EMPLOYEUR = "employeur"  # by lot too, colleagues apart
    CHOIX = "choix"
    DONNEE = "donnee"  # the trainer says who sits where


@dataclass(frozen=True)
class Reserve:
    """A cause that the trainer keeps in reserve; its words are looked up by id when shown."""

    id: str
    categorie: Categorie = Categorie.NON_DITE
    non_recours: NonRecours = NonRecours.AUCUN


@dataclass(frozen=True)
class Reglages:
    """Choices made when the atelier was prepared."""

    mode: Mode = Mode.CAUSES
    repartition: Repartition = Repartition.GROUPE
    nombre: int = 1  # of tables
    secondes: Mapping[Phase, int] = field(default_factory=dict)
    reserve: tuple[Reserve, ...] = ()


@dataclass(frozen=True)
class Plume:
    """« X rédige »: who is writing on a card, and until when. It warns others, it never refuses a text."""

    numero: int | None  # None for the console
    jusqua: datetime


@dataclass(frozen=True)
class Table:
    """One table and its tree. Undo takes back whole trees, so that it restores exactly."""

    numero: int
    arbre: Arbre
    passe: tuple[Arbre, ...] = ()
    futur: tuple[Arbre, ...] = ()
    prochain: int = 2  # the next free number, of facts and levers; never given twice
    operations: int = 0  # grows with each change of the tree, undone ones included
    plumes: Mapping[int, Plume] = field(default_factory=dict)  # by fact
    voix: Mapping[int, tuple[int, ...]] = field(default_factory=dict)  # local number -> levers
    traces: tuple[str, ...] = ()  # words that only undone operations held


@dataclass(frozen=True)
class Atelier:
    """A whole activity."""

    reglages: Reglages
    tables: Mapping[int, Table]
    phase: Phase = Phase.CADRAGE
    pause: bool = False
    minuterie: Minuterie = NOT_RUNNING
    places: Mapping[int, int] = field(default_factory=dict)  # local number -> table, 0 for none yet
    reparti: bool = False  # people were given their tables
    fait_ultime: str = ""  # as the room worded it; empty: as the course says it
    anciens_ultimes: tuple[str, ...] = ()
    montree: int | None = None  # the table that stays on the wall; None: they take turns

    @property
    def clos(self) -> bool:
        return self.phase is Phase.CLOS

    def table_de(self, numero: int) -> int | None:
        """Return where somebody sits; with one table everybody sits there."""
        if len(self.tables) == 1:
            return next(iter(self.tables))
        return self.places.get(numero) or None


def debut(reglages: Reglages) -> Atelier:
    """Return an atelier before any event."""
    numeros = range(1, max(1, reglages.nombre) + 1)
    return Atelier(reglages, {n: Table(n, Arbre(reglages.mode)) for n in numeros})
