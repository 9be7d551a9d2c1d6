"""Lays an arbre out: the fait ultime on the right, causes to its left, links in the corridors.

All boxes of a column share its two sides, links bend between columns only, and cross a column where
a relay keeps room for them: so no link can pass under a box.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate

from allervers_training.activities.arbre_des_causes.dessin.cartes import carte, deplacer, ultime
from allervers_training.activities.arbre_des_causes.dessin.couches import Etages, etager
from allervers_training.activities.arbre_des_causes.dessin.hauteurs import elever
from allervers_training.activities.arbre_des_causes.dessin.modele import (
    Dessin,
    Fil,
    Graphe,
    Marque,
    Place,
    Trait,
)
from allervers_training.activities.arbre_des_causes.dessin.ordre import ordonner


@dataclass(frozen=True, slots=True)
class Ecarts:
    """What is left free: around all, between boxes, for a relay, and between columns."""

    bord: float = 24.0
    entre: float = 18.0
    relais: float = 6.0
    couloir: float = 84.0
    couloir_large: float = 168.0
    avant: float = 40.0  # what is straight before an effect: « et » stands on it
    apres: float = 14.0  # and after a cause


def disposer(graphe: Graphe) -> Dessin:
    """Give the whole tree, with all its words."""
    places = {
        boite.id: ultime(boite) if boite.id == graphe.ultime else carte(boite)
        for boite in graphe.boites
    }
    return placer(graphe, places, Ecarts())


def placer(graphe: Graphe, places: Mapping[int, Place], ecarts: Ecarts) -> Dessin:
    """Give the tree made of these boxes, whatever their sizes."""
    etages = etager(graphe)
    rows = ordonner(etages)
    ids = etages.ids
    tall = defaultdict(lambda: ecarts.relais, {n: places[i].hauteur for n, i in enumerate(ids)})
    middles = elever(etages, rows, tall, ecarts.entre)
    top = min(middles[item] - tall[item] / 2 for row in rows for item in row) - ecarts.bord
    middles = {item: round(middle - top, 1) for item, middle in middles.items()}
    lefts, widths, total = _columns(etages, rows, places, middles, ecarts)
    placed = tuple(
        deplacer(
            places[ids[item]],
            lefts[column] + widths[column] - places[ids[item]].largeur,
            round(middles[item] - tall[item] / 2, 1),
        )
        for column, row in enumerate(rows)
        for item in row
        if item < len(ids)
    )
    bottom = max(middles[item] + tall[item] / 2 for row in rows for item in row) + ecarts.bord
    threads = _threads(graphe, etages, middles, placed, (lefts, widths), ecarts)
    return Dessin(total, round(bottom, 1), placed, threads, _marks(threads, ecarts))


def _columns(
    etages: Etages,
    rows: list[list[int]],
    places: Mapping[int, Place],
    middles: Mapping[int, float],
    ecarts: Ecarts,
) -> tuple[list[float], list[float], float]:
    """Give each column's left side and width, from right to left, and the width of all."""
    widths = [
        max((places[etages.ids[i]].largeur for i in row if i < len(etages.ids)), default=0)
        for row in rows
    ]
    between = []
    for row in rows[1:]:
        steep = max(
            (abs(middles[i] - middles[o]) for i in row for o in etages.droite.get(i, ())), default=0
        )
        between.append(min(max(ecarts.couloir, steep / 4), ecarts.couloir_large))
    steps = [w + b for w, b in zip(widths, [*between, ecarts.bord], strict=True)]
    total = round(ecarts.bord + sum(steps), 1)
    rights = accumulate(steps[:-1], initial=ecarts.bord)
    return [round(total - r - w, 1) for r, w in zip(rights, widths, strict=True)], widths, total


def _threads(
    graphe: Graphe,
    etages: Etages,
    middles: Mapping[int, float],
    placed: tuple[Place, ...],
    columns: tuple[list[float], list[float]],
    ecarts: Ecarts,
) -> tuple[Fil, ...]:
    found = {place.boite.id: place for place in placed}
    column = {item: n for n, row in enumerate(etages.rangs) for item in row}
    lefts, widths = columns
    threads = []
    for trait in sorted(set(graphe.traits), key=_ends):
        cause, *relays, effect = etages.chemins[trait.cause, trait.effet]
        out = found[trait.cause].x + found[trait.cause].largeur
        points = [(out, middles[cause]), (out + ecarts.apres, middles[cause])]
        for relay in relays:
            left = lefts[column[relay]]
            right = left + widths[column[relay]] + ecarts.apres
            points += [(left - ecarts.avant, middles[relay]), (right, middles[relay])]
        x, y = found[trait.effet].x, middles[effect]
        threads.append(Fil(trait, (*points, (x - ecarts.avant, y), (x, y))))
    return tuple(threads)


def _ends(trait: Trait) -> tuple[int, int]:
    return trait.cause, trait.effet


def _marks(threads: tuple[Fil, ...], ecarts: Ecarts) -> tuple[Marque, ...]:
    found: dict[tuple[str, float, float], Marque] = {}
    for thread in threads:
        (x, y), (left, height) = thread.points[-1], thread.points[0]
        if thread.trait.conjonction:
            mark = Marque("et", x - ecarts.avant / 2 - 2, y)
            found["et", x, y] = mark
        if thread.trait.disjonction:
            found["fourche", left, height] = Marque("fourche", left + ecarts.apres, height)
    return tuple(found.values())
