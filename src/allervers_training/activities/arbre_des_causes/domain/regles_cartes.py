"""Rules about cards: writing, wording, sorting, and the pen."""

from collections.abc import Sequence
from datetime import datetime
from typing import TypeVar

from allervers_training.activities.arbre_des_causes.domain import commandes as c
from allervers_training.activities.arbre_des_causes.domain import evenements as e
from allervers_training.activities.arbre_des_causes.domain.arbre import ULTIME, Fait, Statut
from allervers_training.activities.arbre_des_causes.domain.etat import Phase, Plume
from allervers_training.activities.arbre_des_causes.domain.geste import Geste
from allervers_training.activities.arbre_des_causes.domain.histoire import words_of
from allervers_training.activities.arbre_des_causes.domain.libelles import last_one
from allervers_training.activities.arbre_des_causes.domain.regles_liens import (
    check_link,
    check_merge,
)
from allervers_training.kernel.errors import Refused

T = TypeVar("T")
BOX_FIRST = frozenset({Phase.CADRAGE, Phase.COLLECTE, Phase.TRI})
FAITS_MAX = 500  # of a table, trash included
WORDINGS_MAX = 50  # of one card, former ones included
PLUME_SECONDES = 60

Events = Sequence[e.Operation]
ULTIME_FIXED = "{} se formule avec toute la salle. Demandez à l'animation de changer ces mots : les vôtres sont encore à l'écran."


def add(geste: Geste, commande: c.Ajouter) -> Events:
    effet, cause = commande.effet, commande.cause
    if geste.is_participant and (effet or cause) and geste.atelier.phase in BOX_FIRST:
        raise Refused(
            "Pendant la collecte et le tri, les cartes attendent dans la boîte. Ajoutez-la sans la relier."
        )
    if effet is not None and cause is not None:
        raise Refused(
            "Une nouvelle carte se relie d'un seul côté. Choisissez une cause ou un effet."
        )
    number = _free(geste)
    _check_new_links(geste, effet, cause)
    return (
        e.FaitAjoute(
            geste.table.numero,
            number,
            commande.texte,
            geste.numero,
            effet,
            cause,
            commande.nature,
            commande.categorie,
        ),
    )


def add_reserve(geste: Geste, commande: c.PoserReserve) -> Events:
    known = {r.id: r for r in geste.atelier.reglages.reserve}
    held = known.get(commande.source)
    if held is None:
        raise Refused(
            "Cette carte n'est pas dans la réserve de l'exercice. Rechargez la page, puis choisissez-en une autre."
        )
    there = (f for f in geste.arbre.faits.values() if f.source == held.id)
    if found := next((f for f in there if f.statut is not Statut.SUPPRIME), None):
        raise Refused(
            f"{geste.name(found.id)} est déjà à cette table. Cherchez cette carte dans l'arbre, la boîte ou le parking."
        )
    _check_new_links(geste, commande.effet, None)
    return (
        e.FaitAjoute(
            geste.table.numero,
            _free(geste),
            effet=commande.effet,
            categorie=held.categorie,
            non_recours=held.non_recours,
            source=held.id,
        ),
    )


def rewrite(geste: Geste, commande: c.Reecrire) -> Events:
    """Take a wording; one that was written on an older text stands beside, and follows a merge."""
    if commande.fait == ULTIME:
        raise Refused(ULTIME_FIXED.format(last_one(geste.arbre.mode)))
    held = geste.card(commande.fait)
    late = held.version != commande.vu
    while held.fusion is not None:
        held, late = geste.card(held.fusion), True
    held = geste.fait(held.id)
    if commande.texte == held.texte or (late and commande.texte in held.formulations):
        return ()
    if len(words_of(held)) >= WORDINGS_MAX:
        raise Refused(
            "Cette carte a déjà été réécrite cinquante fois. Ajoutez une nouvelle carte : votre texte est encore à l'écran."
        )
    made = e.FormulationAjoutee if late else e.FaitReecrit
    return (made(geste.table.numero, held.id, commande.texte, geste.numero),)


def set_wording_aside(geste: Geste, commande: c.EcarterFormulation) -> Events:
    held = geste.fait(commande.fait)
    if commande.texte not in held.formulations:
        return ()
    return (e.FormulationEcartee(geste.table.numero, held.id, commande.texte),)


def qualify(geste: Geste, commande: c.Qualifier) -> Events:
    held = geste.fait(commande.fait)
    nature, caractere = _new(commande.nature, held.nature), _new(commande.caractere, held.caractere)
    categorie = _new(commande.categorie, held.categorie)
    non_recours = _new(commande.non_recours, held.non_recours)
    if not any((nature, caractere, categorie, non_recours)):
        return ()
    number = geste.table.numero
    return (e.FaitQualifie(number, held.id, nature, caractere, categorie, non_recours),)


def merge(geste: Geste, commande: c.Fusionner) -> Events:
    gone, kept = geste.movable(commande.fait), geste.fait(commande.avec)
    check_merge(geste, gone.id, kept.id)
    return (e.FaitsFusionnes(geste.table.numero, gone.id, kept.id),)


def split(geste: Geste, commande: c.Scinder) -> Events:
    held = geste.movable(commande.fait)
    if commande.texte == commande.autre:
        raise Refused("Écrivez deux faits différents, un par carte.")
    return (
        e.FaitScinde(geste.table.numero, held.id, commande.texte, _free(geste), commande.autre),
    )


def park(geste: Geste, commande: c.Garer) -> Events:
    held = geste.movable(commande.fait)
    is_there = held.statut is Statut.PARKING and held.id not in geste.arbre.effets
    return () if is_there else (e.FaitGare(geste.table.numero, held.id),)


def delete(geste: Geste, commande: c.Supprimer) -> Events:
    held = geste.card(commande.fait)
    if held.statut is Statut.SUPPRIME:
        return ()
    geste.movable(held.id)
    return (e.FaitSupprime(geste.table.numero, held.id, commande.relie),)


def restore(geste: Geste, commande: c.Restaurer) -> Events:
    held = geste.card(commande.fait)
    if held.statut is not Statut.SUPPRIME:
        return ()
    statut = Statut.BOITE if geste.atelier.phase in BOX_FIRST else Statut.PARKING
    return (e.FaitRestaure(geste.table.numero, held.id, statut),)


def take_pen(geste: Geste, commande: c.PrendrePlume) -> Sequence[e.PlumePrise]:
    held = geste.fait(commande.fait)
    plume = writer_of(geste.table.plumes.get(held.id), geste.context.at)
    if plume and plume.numero != geste.numero:
        raise Refused(
            "Quelqu'un écrit déjà sur cette carte. Attendez un instant ; ou écrivez aussi : les deux formulations seront gardées."
        )
    return (e.PlumePrise(geste.table.numero, held.id, geste.numero, PLUME_SECONDES),)


def drop_pen(geste: Geste, commande: c.RendrePlume) -> Sequence[e.PlumeRendue]:
    plume = geste.table.plumes.get(commande.fait)
    if plume is None or plume.numero != geste.numero:
        return ()
    return (e.PlumeRendue(geste.table.numero, commande.fait),)


def writer_of(plume: Plume | None, at: datetime) -> Plume | None:
    """Return the pen while it holds."""
    return plume if plume and at < plume.jusqua else None


def _new(value: T | None, held: object) -> T | None:
    return None if value == held else value


def _free(geste: Geste) -> int:
    if len(geste.arbre.faits) >= FAITS_MAX:
        raise Refused(
            f"Cette table a déjà {FAITS_MAX} cartes, corbeille comprise. Réécrivez-en une : votre texte est encore à l'écran."
        )
    return geste.table.prochain


def _check_new_links(geste: Geste, effet: int | None, cause: int | None) -> None:
    new = Fait(0)
    if effet is not None:
        check_link(geste, geste.fait(effet), new)
    if cause is not None:
        check_link(geste, new, geste.fait(cause))
