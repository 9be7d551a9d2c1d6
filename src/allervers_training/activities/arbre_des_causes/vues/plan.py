"""The plan: the tree of one table as nested lists that say everything, and what is still to ask.

Phone, console and report show it with the macro `plan` of `_plan.html`.
"""

from dataclasses import dataclass

from allervers_training.activities.arbre_des_causes import mots
from allervers_training.activities.arbre_des_causes.domain.arbre import ULTIME, Arret, Statut
from allervers_training.activities.arbre_des_causes.domain.etat import Atelier, Phase, Table
from allervers_training.activities.arbre_des_causes.domain.graphe import consequences, outline
from allervers_training.activities.arbre_des_causes.domain.guide import (
    Question,
    completeness,
    next_question,
)
from allervers_training.activities.arbre_des_causes.domain.moments import BUILDING
from allervers_training.activities.arbre_des_causes.vues.commun import (
    SECRET,
    Carte,
    cards_at,
    carte,
    named,
    table_name,
)
from allervers_training.activities.engine.kind import Room


@dataclass(frozen=True)
class Levier:
    """Something to do about a fact, in words."""

    id: int
    fait: int
    quoi: str
    details: str  # level, bearer, term, effort
    voix: int = 0
    montre_voix: bool = False


@dataclass(frozen=True)
class Ligne:
    """One line of the nested list."""

    carte: Carte
    niveau: int
    place: str  # « Cause de : 1. Le dossier est clos », or « Conséquence de : … »
    lien: str  # what was judged of this link: necessary, to check…
    causes: str  # number of causes in words, without explanation, or stopped with its reason
    ensemble: str  # how the causes under it hold together
    a_expliquer: bool
    rappel: bool  # told in full above, under another effect
    leviers: tuple[Levier, ...]
    ouvre: bool  # the next line is nested under this one
    ferme: int  # lists that end after this line


@dataclass(frozen=True)
class Demande:
    """What the method asks now."""

    fait: int
    titre: str  # « Fait 13, sans explication : la permanence a fermé »
    phrase: str  # « Qu'a-t-il fallu pour que cela arrive ? »
    cause: int | None = None


@dataclass(frozen=True)
class Plan:
    """The tree of one table."""

    table: int
    nom: str  # « Table 2 », empty when there is one tree for all
    phase: Phase
    causes: tuple[Ligne, ...]  # the fait ultime is the first line
    consequences: tuple[Ligne, ...]  # of a problem; the problem itself is the first line
    demande: Demande | None
    boite: tuple[Carte, ...]
    en_boite: int  # told where the box itself is not shown
    parking: tuple[Carte, ...]
    corbeille: tuple[Carte, ...]
    resume: str  # « 18 faits, 1 à expliquer »
    operations: int  # what undo was asked on
    peut_annuler: bool
    peut_retablir: bool


def plan_of(state: Atelier, table_number: int, room: Room) -> Plan:
    """Return the plan of a table; during the collecte its box is counted and not shown."""
    raise NotImplementedError
