"""What each operation on links makes of a tree."""

from allervers_training.activities.arbre_des_causes.domain.arbre import (
    Arbre,
    Categorie,
    Fait,
    Jugement,
    NonRecours,
    Statut,
)
from allervers_training.activities.arbre_des_causes.domain.formulations import (
    also_worded,
    rewritten,
)
from allervers_training.activities.arbre_des_causes.domain.graphe import downstream
from allervers_training.activities.arbre_des_causes.domain.toile import Toile
from allervers_training.kernel.frozen import changed


def with_fact(arbre: Arbre, fait: Fait) -> Arbre:
    return changed(arbre, faits={**arbre.faits, fait.id: fait})


def added(arbre: Arbre, fait: Fait, effet: int | None, cause: int | None) -> Arbre:
    """Add a fact, and link it at once where it was asked for."""
    toile = Toile(with_fact(arbre, fait))
    if effet is not None:
        toile.add(effet, fait.id)
    if cause is not None:
        toile.add(fait.id, cause)
    return toile.woven() if toile.touched else toile.arbre


def linked(arbre: Arbre, effet: int, cause: int) -> Arbre:
    toile = Toile(arbre)
    toile.add(effet, cause)
    return toile.woven()


def unlinked(arbre: Arbre, effet: int, cause: int) -> Arbre:
    toile = Toile(arbre)
    toile.cut(effet, cause)
    return toile.woven()


def redirected(arbre: Arbre, cause: int, effet: int, vers: int) -> Arbre:
    toile = Toile(arbre)
    toile.cut(effet, cause)
    toile.add(vers, cause)
    return toile.woven()


def merged(arbre: Arbre, fait: int, avec: int) -> Arbre:
    """Merge a fact into another: its wordings stand beside, its links and levers follow."""
    gone, kept = arbre.faits[fait], arbre.faits[avec]
    out = changed(gone, statut=Statut.SUPPRIME, fusion=avec)
    both = also_worded(kept, *(t for t in (gone.texte, *gone.formulations) if t))
    both = changed(
        both,
        categorie=both.categorie if both.categorie is not Categorie.NON_DITE else gone.categorie,
        non_recours=both.non_recours
        if both.non_recours is not NonRecours.AUCUN
        else gone.non_recours,
    )
    if both.statut is Statut.BOITE and gone.statut is not Statut.BOITE:
        both = changed(both, statut=Statut.PARKING)
    leviers = {
        n: changed(lever, fait=avec) if lever.fait == fait else lever
        for n, lever in arbre.leviers.items()
    }
    toile = Toile(
        changed(arbre, faits={**arbre.faits, fait: out, avec: both}, leviers=leviers),
    )
    toile.replace(fait, avec)
    return toile.woven()


def split(arbre: Arbre, fait: int, texte: str, autre: Fait) -> Arbre:
    """Make two facts of one: what it meant to the tree holds for both, its causes stay with the first."""
    held = arbre.faits[fait]
    first = rewritten(held, texte, autre.version)
    second = changed(
        autre,
        statut=held.statut,
        nature=held.nature,
        caractere=held.caractere,
        categorie=held.categorie,
        non_recours=held.non_recours,
        auteur=held.auteur,
    )
    toile = Toile(changed(arbre, faits={**arbre.faits, fait: first, second.id: second}))
    if fait in downstream(arbre):
        for cause in arbre.causes.get(fait, ()):
            toile.add(second.id, cause)
    else:
        for effet in arbre.effets.get(fait, ()):
            toile.add(effet, second.id, after=fait)
    return toile.woven()


def parked(arbre: Arbre, fait: int) -> Arbre:
    """Take a fact out of the tree; what stands behind it follows, still linked to it."""
    toile = Toile(with_fact(arbre, changed(arbre.faits[fait], statut=Statut.PARKING)))
    if fait in downstream(arbre):
        toile.leave_causes(fait)
    else:
        toile.leave_effects(fait)
    return toile.woven()


def deleted(arbre: Arbre, fait: int, *, relie: bool) -> Arbre:
    """Delete a fact; its causes are linked to its effects, or wait in the parking."""
    toile = Toile(with_fact(arbre, changed(arbre.faits[fait], statut=Statut.SUPPRIME)))
    if relie:
        toile.bridge(fait)
    toile.isolate(fait)
    return toile.woven()


def restored(arbre: Arbre, fait: int, statut: Statut) -> Arbre:
    return with_fact(arbre, changed(arbre.faits[fait], statut=statut, fusion=None))


def judged(arbre: Arbre, effet: int, cause: int, said: Jugement | None) -> Arbre:
    necessites = {k: v for k, v in arbre.necessites.items() if k != (effet, cause)}
    if said is not None and cause in arbre.causes.get(effet, ()):
        necessites[effet, cause] = said
    return changed(arbre, necessites=necessites)
