"""Which gestures a fact allows at this moment, and which this phase asks for first."""

from collections.abc import Mapping

from allervers_training.activities.arbre_des_causes.domain import commandes as c
from allervers_training.activities.arbre_des_causes.domain.arbre import (
    ULTIME,
    Arbre,
    Fait,
    Mode,
    Statut,
)
from allervers_training.activities.arbre_des_causes.domain.etat import Atelier, Phase
from allervers_training.activities.arbre_des_causes.domain.graphe import downstream
from allervers_training.activities.arbre_des_causes.domain.moments import OPEN

GESTES: Mapping[str, type[c.SurTable]] = {
    "reecrire": c.Reecrire,
    "ecarter": c.EcarterFormulation,
    "qualifier": c.Qualifier,
    "plume": c.PrendrePlume,
    "cause": c.Lier,  # a new card linked at once, or one that is there
    "suite": c.Lier,  # the same on the side of consequences
    "relier": c.Lier,
    "delier": c.Delier,
    "deplacer": c.Rediriger,
    "juger": c.JugerNecessite,
    "arreter": c.ArreterBranche,
    "lever": c.PoserLevier,
    "fusionner": c.Fusionner,
    "scinder": c.Scinder,
    "garer": c.Garer,
    "supprimer": c.Supprimer,
    "restaurer": c.Restaurer,
}
NOT_OF_ULTIME = frozenset(
    {"reecrire", "qualifier", "plume", "relier", "arreter", "fusionner", "scinder"}
    | {"garer", "supprimer"}
)
OF_LINKED = frozenset({"cause", "suite", "deplacer", "delier", "juger", "arreter", "lever"})
FIRST: Mapping[Phase, tuple[str, ...]] = {
    Phase.COLLECTE: ("reecrire", "supprimer"),
    Phase.TRI: ("qualifier", "fusionner"),
    Phase.CONSTRUCTION: ("cause", "arreter"),
    Phase.VERIFICATION: ("juger", "cause"),
    Phase.LEVIERS: ("lever",),
    Phase.PRIORITES: ("lever",),
}


def may_now(atelier: Atelier, commande: type[c.SurTable], *, equipe: bool) -> bool:
    """Tell whether a command is open: to people at tables in its phases, to the team until the end.

    A pause leaves the forms in place, and what was typed in them; the template disables them.
    """
    if atelier.clos:
        return False
    return equipe or atelier.phase in OPEN.get(commande, frozenset(Phase))


def allowed(atelier: Atelier, arbre: Arbre, fait: Fait, *, equipe: bool) -> frozenset[str]:
    """Return the gestures that the moment and the fact allow."""
    fits = _fitting(arbre, fait)
    return frozenset(g for g in fits if may_now(atelier, GESTES[g], equipe=equipe))


def first(atelier: Atelier, fait: Fait, peut: frozenset[str]) -> frozenset[str]:
    """Return the gestures shown open: what this phase asks of this fact."""
    if fait.statut is Statut.SUPPRIME:
        return frozenset({"restaurer"})
    if fait.statut is not Statut.ARBRE and "relier" in peut:
        return frozenset({"relier"})
    return peut.intersection(FIRST.get(atelier.phase, ()))


def _fitting(arbre: Arbre, fait: Fait) -> set[str]:
    if fait.statut is Statut.SUPPRIME:
        return {"restaurer"}
    has_causes, has_effects = fait.id in arbre.causes, fait.id in arbre.effets
    follows = arbre.mode is Mode.PROBLEMES and fait.id in downstream(arbre)
    out = {"restaurer"}
    if fait.id == ULTIME:
        out |= NOT_OF_ULTIME
    if fait.statut is Statut.BOITE:
        out |= OF_LINKED
    if fait.statut is not Statut.ARBRE:
        out.add("lever")
    if not has_effects:
        out.add("deplacer")
    out |= {"arreter"} if has_causes else {"juger", "delier"}
    if not follows:
        out.add("suite")
    elif fait.id != ULTIME:
        out |= {"cause", "arreter"}  # a consequence is not gone back from
    if not fait.formulations:
        out.add("ecarter")
    if fait.statut is Statut.PARKING and not has_effects:
        out.add("garer")
    return set(GESTES) - out
