"""Facts as the wall shows them: some in words, the others as numbered forms; nothing under 6vh."""

from allervers_training.activities.arbre_des_causes.dessin.ecriture import abreger, largeur
from allervers_training.activities.arbre_des_causes.dessin.modele import (
    Aspect,
    Boite,
    Ligne,
    Place,
)

LARGEUR, HAUTEUR = 1600.0, 900.0
CORPS = 55.0  # of 900: a little more than 6vh
LIGNE = 62.0
BORD = 36.0
PASTILLE, DEPASSE = 80.0, 50.0  # a numbered form, and how much of it stands above its box
_MARGE, _DIGITS, _POINTS, _AIR = 22.0, 2, 20.0, 8.0


def numero(boite: Boite, x: float = 0, y: float = 0) -> Place:
    side = PASTILLE if len(boite.nom) <= _DIGITS else largeur(boite.nom, CORPS) + 24
    if boite.categorie == "pratiques":  # a point on each side
        side += _POINTS
    number = Ligne(
        x + side / 2, y + PASTILLE / 2 + 0.35 * CORPS, boite.nom, CORPS, gras=True, centre=True
    )
    return Place(boite, Aspect.NUMERO, x, y, side, PASTILLE, (number,))


def mots(boite: Boite, place: float, lignes: int, *, au_travail: bool = False) -> Place:
    """Give a box with words and its numbered form above, no wider and no taller than asked."""
    lines = abreger(boite.texte, CORPS, place - 2 * _MARGE, lignes)
    form = numero(boite, _MARGE, 0)
    wide = max(largeur(line, CORPS) for line in lines) + 2 * _MARGE
    wide = min(max(wide, form.largeur + 2 * _MARGE), place)
    first = PASTILLE + _AIR + 0.74 * CORPS
    drawn = tuple(
        Ligne(_MARGE, first + rank * LIGNE, line, CORPS, gras=True)
        for rank, line in enumerate(lines)
    )
    tall = haut(len(lines))
    return Place(boite, Aspect.MOTS, 0, 0, wide, tall, (*form.lignes, *drawn), au_travail)


def a_cote(boite: Boite, place: float, lignes: int, *, au_travail: bool = False) -> Place:
    """Give a lower box, its numbered form beside the words."""
    form = numero(boite)
    left = _MARGE / 2 + form.largeur + 14
    lines = abreger(boite.texte, CORPS, place - left - _MARGE, lignes)
    tall = haut_a_cote(len(lines))
    drawn = tuple(
        Ligne(left, 12 + 0.8 * CORPS + rank * LIGNE, line, CORPS, gras=True)
        for rank, line in enumerate(lines)
    )
    wide = min(left + max(largeur(line, CORPS) for line in lines) + _MARGE, place)
    number = numero(boite, _MARGE / 2, (tall - PASTILLE) / 2).lignes
    return Place(boite, Aspect.MOTS, 0, 0, wide, tall, (*number, *drawn), au_travail)


def haut_a_cote(lignes: int) -> float:
    return lignes * LIGNE + 30


def haut(lignes: int) -> float:
    """Give how tall a box of so many lines is, its form included."""
    return PASTILLE + _AIR + lignes * LIGNE + 14


def fin(boite: Boite, place: float, hauteur: float, *, au_travail: bool = False) -> Place:
    """Give the fait ultime, a half-form of this height that bleeds off the right edge."""
    lines_room = max(int((hauteur - 60) // LIGNE), 1)
    left = 60 + hauteur * 0.11
    lines = abreger(boite.texte, CORPS, place - left - 28, lines_room)
    first = hauteur / 2 - len(lines) * LIGNE / 2 + 0.8 * CORPS
    drawn = tuple(
        Ligne(left, first + rank * LIGNE, line, CORPS, gras=True) for rank, line in enumerate(lines)
    )
    return Place(boite, Aspect.ULTIME, 0, 0, place, hauteur, drawn, au_travail)
