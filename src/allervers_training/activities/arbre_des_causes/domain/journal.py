"""The tree after one operation; an operation on what is not there changes nothing."""

from allervers_training.activities.arbre_des_causes.domain import evenements as e
from allervers_training.activities.arbre_des_causes.domain import formulations as f
from allervers_training.activities.arbre_des_causes.domain import operations as o
from allervers_training.activities.arbre_des_causes.domain.arbre import (
    Arbre,
    Arret,
    Fait,
    Levier,
    Statut,
)
from allervers_training.kernel.frozen import changed


def after(arbre: Arbre, event: e.Operation, version: int) -> Arbre:
    """Return the tree after an operation; `version` is that of a text it changes."""
    if isinstance(event, e.DeLevier):
        return _lever(arbre, event)
    if not all(number in arbre.faits for number in _named(event)):
        return arbre
    if isinstance(event, e.DeLien):
        return _link(arbre, event)
    return _card(arbre, event, version)


def _named(event: e.DeCarte | e.DeLien) -> tuple[int, ...]:
    """Return the facts that must be there."""
    match event:
        case e.FaitAjoute(effet=effet, cause=cause):
            return tuple(n for n in (effet, cause) if n is not None)
        case e.LienPose() | e.LienRetire() | e.NecessiteJugee():
            return (event.effet, event.cause)
        case e.LienRedirige():
            return (event.cause, event.effet, event.vers)
        case e.FaitsFusionnes():
            return (event.fait, event.avec)
        case e.SuffisanceJugee():
            return (event.effet,)
        case _:
            return (event.fait,)


def _card(arbre: Arbre, event: e.DeCarte, version: int) -> Arbre:
    if isinstance(event, e.FaitAjoute):
        return o.added(arbre, _new(event, version), event.effet, event.cause)
    if isinstance(event, e.FaitScinde):
        autre = Fait(event.nouveau, event.autre, version=version)
        return o.split(arbre, event.fait, event.texte, autre)
    held = arbre.faits[event.effet if isinstance(event, e.SuffisanceJugee) else event.fait]
    return o.with_fact(arbre, _said(held, event, version))


def _new(event: e.FaitAjoute, version: int) -> Fait:
    return Fait(
        event.fait,
        event.texte,
        auteur=event.numero,
        version=version,
        nature=event.nature,
        categorie=event.categorie,
        non_recours=event.non_recours,
        source=event.source,
        statut=Statut.BOITE,
    )


def _said(held: Fait, event: e.DeCarte, version: int) -> Fait:
    match event:
        case e.FaitReecrit(texte=texte):
            return f.rewritten(held, texte, version)
        case e.FormulationAjoutee(texte=texte):
            return f.also_worded(held, texte)
        case e.FormulationEcartee(texte=texte):
            return f.set_aside(held, texte)
        case e.BrancheArretee(raison=raison, texte=texte):
            return f.stopped(held, Arret(raison, texte))
        case e.BrancheReprise():
            return f.stopped(held, None)
        case e.SuffisanceJugee(jugement=jugement):
            return changed(held, suffisance=jugement)
        case e.FaitQualifie():
            return changed(
                held,
                nature=event.nature or held.nature,
                caractere=event.caractere or held.caractere,
                categorie=event.categorie or held.categorie,
                non_recours=event.non_recours or held.non_recours,
            )
        case _:
            return held


def _link(arbre: Arbre, event: e.DeLien) -> Arbre:
    match event:
        case e.LienPose(_, effet, cause):
            return o.linked(arbre, effet, cause)
        case e.LienRetire(_, effet, cause):
            return o.unlinked(arbre, effet, cause)
        case e.LienRedirige(_, cause, effet, vers):
            return o.redirected(arbre, cause, effet, vers)
        case e.NecessiteJugee(_, effet, cause, jugement):
            return o.judged(arbre, effet, cause, jugement)
        case e.FaitsFusionnes(_, fait, avec):
            return o.merged(arbre, fait, avec)
        case e.FaitGare(_, fait):
            return o.parked(arbre, fait)
        case e.FaitSupprime(_, fait, relie):
            return o.deleted(arbre, fait, relie=relie)
        case e.FaitRestaure(_, fait, statut):
            return o.restored(arbre, fait, statut)


def _lever(arbre: Arbre, event: e.DeLevier) -> Arbre:
    if isinstance(event, e.LevierPose):
        levier = Levier(
            event.levier,
            event.fait,
            event.quoi,
            event.niveau,
            event.porteur,
            event.terme,
            event.effort,
            event.numero,
        )
        return _with_lever(arbre, levier)
    held = arbre.leviers.get(event.levier)
    if held is None:
        return arbre
    if isinstance(event, e.LevierRetire):
        return _with_lever(arbre, changed(held, retire=True))
    return _with_lever(arbre, f.lever_changed(held, event))


def _with_lever(arbre: Arbre, levier: Levier) -> Arbre:
    return changed(arbre, leviers={**arbre.leviers, levier.id: levier})
