"""All that hangs on one fact, or all the cards beside the tree: what a phone folds, for whoever asks for it."""

from dataclasses import dataclass

from allervers_training.activities.arbre_des_causes.domain.arbre import ULTIME, Mode, Statut
from allervers_training.activities.arbre_des_causes.domain.etat import Phase
from allervers_training.activities.arbre_des_causes.domain.graphe import (
    consequences,
    downstream,
    outline,
)
from allervers_training.activities.arbre_des_causes.vues.commun import SECRET
from allervers_training.activities.arbre_des_causes.vues.lignes import Ligne, Repli, lines
from allervers_training.activities.arbre_des_causes.vues.phrases import Lecture
from allervers_training.activities.arbre_des_causes.vues.tas import NONE, Tas, pile

BESIDE = 0  # asked for instead of a fact


@dataclass(frozen=True)
class Branche:
    """What was asked for, whole, as it is at this moment."""

    choix: str
    titre: str
    table: int
    phase: Phase
    causes: tuple[Ligne | Repli, ...] = ()
    consequences: tuple[Ligne | Repli, ...] = ()
    boite: Tas = NONE
    parking: Tas = NONE
    corbeille: Tas = NONE


def branch(lu: Lecture, fait: int) -> Branche | None:
    """Return the branch of a fact; nothing for what is not in the tree, or while each writes alone."""
    choix, table, phase = f"{lu.table.numero}-{fait}-tout", lu.table.numero, lu.atelier.phase
    if phase in SECRET:
        return None
    if fait == BESIDE:
        piles = (pile(lu, where) for where in (Statut.BOITE, Statut.PARKING, Statut.SUPPRIME))
        return Branche(choix, "Les cartes à côté de l'arbre", table, phase, (), (), *piles)
    arbre = lu.table.arbre
    held = arbre.faits.get(fait)
    if held is None or held.statut is not Statut.ARBRE:
        return None
    follows = arbre.mode is Mode.PROBLEMES and fait in downstream(arbre)
    before = () if follows and fait != ULTIME else outline(arbre, fait)
    return Branche(
        choix,
        "Tout l'arbre" if fait == ULTIME else f"Toute la branche : {lu.nom(fait)}",
        table,
        phase,
        lines(lu, before),
        lines(lu, consequences(arbre, fait) if follows else (), after=True),
    )
