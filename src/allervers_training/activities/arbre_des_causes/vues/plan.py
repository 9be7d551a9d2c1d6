"""The plan: the tree of one table as nested lists that say everything, and what is still to ask.

Phone, console and report show it with the macro `plan` of `_plan.html`.
"""

from dataclasses import dataclass

from allervers_training.activities.arbre_des_causes.domain.arbre import ULTIME, Arbre, Statut
from allervers_training.activities.arbre_des_causes.domain.etat import Atelier, Phase, Table
from allervers_training.activities.arbre_des_causes.domain.graphe import consequences, outline
from allervers_training.activities.arbre_des_causes.domain.guide import (
    Question,
    Sorte,
    completeness,
    next_question,
    questions,
)
from allervers_training.activities.arbre_des_causes.domain.moments import SORTING
from allervers_training.activities.arbre_des_causes.vues.commun import cards_at, table_name
from allervers_training.activities.arbre_des_causes.vues.leviers import Levier, levers_of
from allervers_training.activities.arbre_des_causes.vues.lignes import Ligne, Repli, lines
from allervers_training.activities.arbre_des_causes.vues.phrases import Lecture, reading
from allervers_training.activities.arbre_des_causes.vues.tas import Tas, pile
from allervers_training.activities.engine.kind import Room
from allervers_training.web.french import count_of

__all__ = ["Defaire", "Demande", "Levier", "Ligne", "Plan", "ask", "plan_of", "summary", "undoing"]


@dataclass(frozen=True)
class Demande:
    """What the method asks now."""

    sorte: Sorte
    fait: int
    titre: str  # « Fait 13, sans explication : la permanence a fermé »
    phrase: str  # « Qu'a-t-il fallu pour que cela arrive ? »
    cause: int | None = None  # where a link is judged


@dataclass(frozen=True)
class Defaire:
    """Undo and redo: what they were asked on, and whether there is anything."""

    operations: int
    peut_annuler: bool
    peut_retablir: bool


@dataclass(frozen=True)
class Plan:
    """The tree of one table."""

    table: int
    nom: str  # « Table 2 », empty when there is one tree for all
    phase: Phase
    causes: tuple[Ligne | Repli, ...]  # the fait ultime is the first line
    consequences: tuple[Ligne | Repli, ...]  # of a problem, which is the first line
    demande: Demande | None
    boite: Tas
    en_boite: int  # told where the box itself is not shown
    parking: Tas
    corbeille: Tas
    leviers: tuple[Levier, ...]
    resume: str  # « 18 faits, 1 à expliquer »
    defaire: Defaire


def plan_of(state: Atelier, table_number: int, room: Room) -> Plan:
    """Return the plan of a table; during the collecte its box is counted and not shown."""
    table = state.tables[table_number]
    lu, arbre = reading(state, table, room), table.arbre
    return Plan(
        table=table_number,
        nom=table_name(state, table_number),
        phase=state.phase,
        causes=lines(lu, outline(arbre)),
        consequences=lines(lu, consequences(arbre), after=True),
        demande=ask(lu),
        boite=pile(lu, Statut.BOITE),
        en_boite=len(cards_at(arbre, Statut.BOITE)),
        parking=pile(lu, Statut.PARKING),
        corbeille=pile(lu, Statut.SUPPRIME),
        leviers=levers_of(state, table),
        resume=summary(arbre),
        defaire=undoing(state, table),
    )


def undoing(state: Atelier, table: Table) -> Defaire:
    is_open = state.phase in SORTING and not state.pause
    return Defaire(table.operations, bool(table.passe) and is_open, bool(table.futur) and is_open)


def ask(lu: Lecture) -> Demande | None:
    """Return the question of the moment: causes while building, judgments first while checking."""
    asked = _question(lu.table.arbre, lu.atelier.phase)
    if asked is None:
        return None
    return Demande(asked.sorte, asked.fait, _title(lu, asked), asked.phrase, asked.cause)


def summary(arbre: Arbre) -> str:
    """Say how far a tree is: « 18 faits, 1 à expliquer »."""
    done = completeness(arbre)
    left = done.faits - done.expliques
    after = len({line.fait for line in consequences(arbre)} - {ULTIME})
    said = (
        count_of(done.faits, "fait", "faits"),
        f"{left} à expliquer" if left else "rien ne reste à expliquer",
        count_of(after, "conséquence", "conséquences") if after else "",
    )
    return ", ".join(word for word in said if word)


def _question(arbre: Arbre, phase: Phase) -> Question | None:
    if phase is Phase.VERIFICATION:
        return next_question(arbre, checking=True)
    if phase is not Phase.CONSTRUCTION:
        return None
    judged_later = {Sorte.NECESSITE, Sorte.SUFFISANCE}
    return next((q for q in questions(arbre) if q.sorte not in judged_later), None)


def _title(lu: Lecture, asked: Question) -> str:
    if asked.cause is not None:
        return f"{lu.nom(asked.cause)}, cause de {lu.nom(asked.fait)}"
    what = lu.nom(asked.fait)
    if asked.fait == ULTIME or asked.sorte is not Sorte.CAUSES:
        return what
    return f"{what}, sans explication"
