"""Rows of numbered forms, read from the right: each chain goes from an effect to its causes."""

from itertools import pairwise

from allervers_training.activities.arbre_des_causes.dessin.cartes import deplacer
from allervers_training.activities.arbre_des_causes.dessin.ecriture import largeur
from allervers_training.activities.arbre_des_causes.dessin.modele import Fil, Ligne, Place
from allervers_training.activities.arbre_des_causes.dessin.mots import (
    BORD,
    CORPS,
    LARGEUR,
    PASTILLE,
    numero,
)
from allervers_training.activities.arbre_des_causes.dessin.voisins import Voisins

PAS = 90.0
_LINKED, _APART, _WORDS_APART = 16.0, 22.0, 30.0


def ranger(near: Voisins, chains: list[list[int]]) -> list[list[Place]]:
    """Give rows of forms, all on one level, as many as it takes."""
    rows: list[list[Place]] = [[]]
    x = LARGEUR - BORD
    for chain in chains:
        for rank, fact in enumerate(chain):
            form = numero(near.boites[fact])
            before = (_LINKED if rank else _APART) if rows[-1] else 0
            if x - before - form.largeur < BORD:
                rows.append([])
                x, before = LARGEUR - BORD, 0
            x -= before + form.largeur
            rows[-1].append(deplacer(form, x, 0))
    return rows if rows[0] else []


def rogner(rows: list[list[Place]], kept: int) -> tuple[list[list[Place]], int]:
    """Give so many rows, with room at the end for how many are left out, and how many are."""
    shown = [list(row) for row in rows[:kept]]
    hidden = sum(map(len, rows[kept:]))
    while hidden and shown and shown[-1]:
        if shown[-1][-1].x - _WORDS_APART >= BORD + largeur(_others(hidden), CORPS):
            break
        shown[-1].pop()
        hidden += 1
    return shown, hidden


def autres(hidden: int, rows: list[list[Place]], top: float) -> tuple[Ligne, ...]:
    if not hidden:
        return ()
    y = top + (len(rows) - 1) * PAS + PASTILLE / 2 + 0.35 * CORPS
    return (Ligne(BORD, y, _others(hidden), CORPS, gras=True),)


def etager_rangees(rows: list[list[Place]], top: float) -> list[list[Place]]:
    return [[deplacer(p, 0, top + n * PAS) for p in row] for n, row in enumerate(rows)]


def liens(near: Voisins, row: list[Place]) -> list[Fil]:
    """Give the links between forms that follow each other."""
    found = []
    for effect, cause in pairwise(row):
        trait = near.traits.get((cause.boite.id, effect.boite.id))
        if trait:
            y = cause.y + PASTILLE / 2
            found.append(Fil(trait, ((cause.x + cause.largeur, y), (effect.x, y))))
    return found


def _others(hidden: int) -> str:
    return f"et {hidden} autres" if hidden > 1 else "et 1 autre"
