"""Rules about links and judgments: no circle, nothing after the fait ultime, one question at a time."""

from collections.abc import Sequence

from allervers_training.activities.arbre_des_causes.domain import commandes as c
from allervers_training.activities.arbre_des_causes.domain import evenements as e
from allervers_training.activities.arbre_des_causes.domain.arbre import (
    ULTIME,
    Arret,
    Fait,
    Mode,
    Raison,
    Statut,
)
from allervers_training.activities.arbre_des_causes.domain.geste import Geste
from allervers_training.activities.arbre_des_causes.domain.graphe import downstream, loop, path
from allervers_training.kernel.errors import Refused

Events = Sequence[e.Operation]


def link(geste: Geste, commande: c.Lier) -> Events:
    effet, cause = geste.fait(commande.effet), geste.fait(commande.cause)
    if _is_linked(geste, effet.id, cause.id):
        return ()
    check_link(geste, effet, cause)
    return (e.LienPose(geste.table.numero, effet.id, cause.id),)


def unlink(geste: Geste, commande: c.Delier) -> Events:
    if not _is_linked(geste, commande.effet, commande.cause):
        return ()
    return (e.LienRetire(geste.table.numero, commande.effet, commande.cause),)


def redirect(geste: Geste, commande: c.Rediriger) -> Events:
    cause, vers = geste.fait(commande.cause), geste.fait(commande.vers)
    if commande.effet == vers.id:
        return ()
    if not _is_linked(geste, commande.effet, cause.id):
        raise Refused(
            "Ce lien vient d'être retiré. Relisez l'arbre, puis reliez la carte là où elle doit aller."
        )
    check_link(geste, vers, cause)
    return (e.LienRedirige(geste.table.numero, cause.id, commande.effet, vers.id),)


def judge_necessity(geste: Geste, commande: c.JugerNecessite) -> Events:
    key = (commande.effet, commande.cause)
    if not _is_linked(geste, *key):
        raise Refused("Ce lien vient d'être retiré : il n'y a plus rien à juger. Relisez l'arbre.")
    if geste.arbre.necessites.get(key) is commande.jugement:
        return ()
    return (e.NecessiteJugee(geste.table.numero, *key, commande.jugement),)


def judge_sufficiency(geste: Geste, commande: c.JugerSuffisance) -> Events:
    held = geste.fait(commande.effet)
    if commande.jugement is not None and held.id not in geste.arbre.causes:
        raise Refused("Ce fait n'a pas encore de cause. Cherchez d'abord ce qu'il a fallu.")
    if held.suffisance is commande.jugement:
        return ()
    return (e.SuffisanceJugee(geste.table.numero, held.id, commande.jugement),)


def stop(geste: Geste, commande: c.ArreterBranche) -> Events:
    held = geste.movable(commande.fait)
    if held.id in geste.arbre.causes:
        raise Refused(
            "Cette carte a déjà des causes : la branche continue. Arrêtez-la plus loin, sur sa dernière cause."
        )
    if commande.raison is Raison.AUTRE and not commande.texte:
        raise Refused("Dites en quelques mots pourquoi la branche s'arrête ici.")
    if held.arret == Arret(commande.raison, commande.texte):
        return ()
    return (e.BrancheArretee(geste.table.numero, held.id, commande.raison, commande.texte),)


def resume(geste: Geste, commande: c.ReprendreBranche) -> Events:
    held = geste.fait(commande.fait)
    return (e.BrancheReprise(geste.table.numero, held.id),) if held.arret else ()


def check_link(geste: Geste, effet: Fait, cause: Fait) -> None:
    """Raise `Refused` when a link cannot be; a card that is only being written has the number 0."""
    if effet.id == cause.id:
        raise Refused("Une carte ne peut pas être sa propre cause. Choisissez-en une autre.")
    circle = loop(geste.arbre, effet.id, cause.id) if effet.id and cause.id else ()
    if circle:
        raise Refused(_turning("Ce lien", geste, circle))
    if _follows(geste, cause):
        return
    if cause.id == ULTIME:
        raise Refused(
            f"{geste.name(ULTIME)} vient en dernier dans l'histoire, et n'explique aucune autre carte. Inversez le lien."
        )
    if not effet.id or effet.statut is Statut.BOITE:
        raise Refused(
            f"{geste.name(effet.id) if effet.id else 'La carte à expliquer'} n'est pas encore dans l'arbre. Reliez d'abord cette carte à ce qu'elle explique."
        )
    if cause.statut is not Statut.ARBRE and effet.id != ULTIME and _follows(geste, effet):
        raise Refused(
            f"{geste.name(effet.id)} est une conséquence, et on ne cherche pas ses causes. Reliez la carte au problème, ou à une de ses causes."
        )


def check_merge(geste: Geste, fait: int, avec: int) -> None:
    if fait == avec:
        raise Refused("Choisissez une autre carte, à laquelle réunir celle-ci.")
    before = path(geste.arbre, fait, avec, sauf=(fait, avec))
    after = path(geste.arbre, avec, fait, sauf=(avec, fait))
    if before or after:
        circle = (*(before or after)[:-1], (before or after)[0])
        raise Refused(_turning("Réunir ces deux cartes", geste, circle))
    if avec == ULTIME and any(effet != ULTIME for effet in geste.arbre.effets.get(fait, ())):
        raise Refused(
            f"{geste.name(fait)} explique d'autres faits ; {geste.name(avec)} vient en dernier et n'en explique aucun. Retirez d'abord ces liens."
        )


def _follows(geste: Geste, fait: Fait) -> bool:
    """Tell whether a fact is the problem or one of its consequences: others may follow from it."""
    return geste.arbre.mode is Mode.PROBLEMES and fait.id in downstream(geste.arbre)


def _turning(what: str, geste: Geste, circle: tuple[int, ...]) -> str:
    first, *others = (geste.name(number) for number in circle)
    named = f"{first} explique {', qui explique '.join(others)}"
    return f"{what} ferait tourner en rond : {named}. Choisissez une autre carte."


def _is_linked(geste: Geste, effet: int, cause: int) -> bool:
    return cause in geste.arbre.causes.get(effet, ())
