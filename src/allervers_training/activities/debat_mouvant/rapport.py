"""The report of a debate as plain data, within what its regime allows; every export is written from it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from allervers_training.activities.debat_mouvant import mots, vues
from allervers_training.activities.debat_mouvant.domain import bilan as b
from allervers_training.activities.debat_mouvant.domain.etat import Debat, Moment, Sort, Tour
from allervers_training.activities.engine.kind import Room
from allervers_training.activities.engine.regimes import Regime


def report(debat: Debat, room: Room) -> dict[str, Any]:
    """Return everything that may be taken home, for every affirmation that was opened."""
    return {
        "type": "debat_mouvant",
        "session": room.title,
        "mode": mots.MODES[debat.reglages.mode],
        "regime": str(debat.reglages.regime),
        "affirmations": [
            _of_tour(replace(debat, rang=rank), room)
            for rank, tour in enumerate(debat.tours)
            if tour.minuterie.depuis is not None
        ],
    }


def _of_tour(debat: Debat, room: Room) -> dict[str, Any]:
    tour = debat.tour
    result = b.summary(debat)
    variant = tour.affirmation.variante
    counted, words = b.hand_counts(debat), vues.words(debat, room)
    return {
        "id": tour.affirmation.id,
        "texte": words.texte,
        "n_est_plus_montre": words.retire,
        "variante": mots.VARIANTES[variant],
        "avant": _shares(tour, result.avant),
        "apres": _shares(tour, result.apres),
        "ont_bouge": result.bouge,
        "deplacements": [
            {
                "de": mots.zone_name(origin, variant),
                "vers": mots.zone_name(goal, variant),
                "personnes": n,
            }
            for (origin, goal), n in result.flux
            if n
        ],
        "comptage_salle": {
            str(moment): {
                mots.zone_name(zone, variant): counted[moment, zone]
                for zone in tour.zones
                if (moment, zone) in counted
            }
            for moment in Moment
        },
        "arguments": _arguments(debat),
        "paroles_partagees": sorted(tour.motifs),
        "notes": [{"rubrique": mots.RUBRIQUES[kind], "texte": text} for kind, text in tour.notes],
        "personnes": _people(debat, room),
    }


def _shares(tour: Tour, told: b.Repartition) -> dict[str, Any]:
    variant = tour.affirmation.variante
    return {
        "niveau": str(told.niveau),
        "total": told.total,
        "tendance": told.tendance,
        "comptes": {mots.zone_name(zone, variant): n for zone, n in told.comptes},
        "ensemble": told.ensemble,
    }


def _arguments(debat: Debat) -> list[dict[str, Any]]:
    tour = debat.tour
    joined: dict[int, list[str]] = {}
    for argument in tour.arguments.values():
        if argument.sort is Sort.REUNI and argument.reuni_a:
            joined.setdefault(argument.reuni_a, []).append(argument.texte)
    return [
        {
            "camp": mots.SIDES[a.camp.side],
            "texte": a.texte,
            "autres_formulations": joined.get(a.id, []),
            "a_touche": b.touched(debat, a),
        }
        for a in tour.arguments.values()
        if a.sort is Sort.RETENU
    ]


def _people(debat: Debat, room: Room) -> list[Mapping[str, str]]:
    """Tell each person's path in `visible` alone, once the places have been shown."""
    tour = debat.tour
    if debat.reglages.regime is not Regime.VISIBLE or tour.phase not in b.CLOSED_PHASES:
        return []
    variant = tour.affirmation.variante
    return [
        {
            "personne": vues.label(debat, room, number),
            "avant": mots.zone_name(path.avant, variant) if path.avant else "",
            "apres": mots.zone_name(path.derniere, variant) if path.derniere else "",
        }
        for number, path in sorted(tour.parcours.items())
        if path.avant or path.derniere
    ]
