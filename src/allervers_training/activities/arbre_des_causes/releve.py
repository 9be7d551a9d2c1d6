"""One tree as plain data for the report: its facts, its outline, its links and its levers, in words."""

from collections.abc import Sequence
from typing import Any

from allervers_training.activities.arbre_des_causes import mots, textes
from allervers_training.activities.arbre_des_causes.domain.arbre import (
    ULTIME,
    Arbre,
    Arret,
    Caractere,
    Categorie,
    Fait,
    Jugement,
    NonRecours,
    Raison,
    Statut,
)
from allervers_training.activities.arbre_des_causes.domain.etat import Atelier, Table
from allervers_training.activities.arbre_des_causes.domain.graphe import (
    Ligne,
    causes_of,
    effects_of,
    relations,
)
from allervers_training.activities.arbre_des_causes.domain.voix import ranked
from allervers_training.activities.engine.kind import Room

Data = dict[str, Any]


def fact(atelier: Atelier, arbre: Arbre, fait: Fait, room: Room) -> Data:
    is_last = fait.id == ULTIME
    return {
        "numero": fait.id,
        "texte": textes.words(atelier, fait, room.texts),
        "autres_formulations": list(textes.wordings(arbre, fait, room.texts)),
        "ou": mots.STATUTS[fait.statut],
        "nature": mots.NATURES[fait.nature],
        "caractere": ""
        if is_last or fait.caractere is Caractere.NON_DIT
        else mots.CARACTERES[fait.caractere],
        "categorie": ""
        if is_last or fait.categorie is Categorie.NON_DITE
        else mots.CATEGORIES[fait.categorie],
        "non_recours": ""
        if fait.non_recours is NonRecours.AUCUN
        else mots.NON_RECOURS[fait.non_recours],
        "cause_de": list(effects_of(arbre, fait.id)),
        "causes": list(causes_of(arbre, fait.id)),
        "relations": [mots.RELATIONS[held] for held in relations(arbre, fait.id)],
        "suffisance": _said(fait.suffisance),
        "arret": _stop(fait.arret) if fait.arret else "",
    }


def outline_of(lines: Sequence[Ligne]) -> list[Data]:
    return [
        {
            "fait": line.fait,
            "sous": line.sous,
            "profondeur": line.profondeur,
            "rappel": line.rappel,
        }
        for line in lines
    ]


def links(arbre: Arbre) -> list[Data]:
    """Return the links of the tree; those of the parking are in `arbre`."""
    return [
        {"effet": fait, "cause": cause, "necessite": _said(arbre.necessites.get((fait, cause)))}
        for fait, held in arbre.faits.items()
        if held.statut is Statut.ARBRE
        for cause in causes_of(arbre, fait)
    ]


def levers(table: Table) -> list[Data]:
    return [
        {
            "numero": levier.id,
            "fait": levier.fait,
            "quoi": levier.quoi,
            "niveau": mots.NIVEAUX[levier.niveau],
            "porteur": levier.porteur,
            "terme": mots.TERMES[levier.terme] if levier.terme else "",
            "effort": mots.EFFORTS[levier.effort] if levier.effort else "",
            "voix": count,
        }
        for levier, count in ranked(table)
    ]


def _said(jugement: Jugement | None) -> str:
    return mots.JUGEMENTS[jugement] if jugement else ""


def _stop(arret: Arret) -> str:
    if arret.raison is Raison.AUTRE:
        return arret.texte
    return mots.RAISONS[arret.raison] + (f" ({arret.texte})" if arret.texte else "")
