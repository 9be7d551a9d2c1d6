"""The wall when the tree is too big for it: one line in words, the other facts in rows below."""

from allervers_training.activities.arbre_des_causes.dessin.ligne import Line
from allervers_training.activities.arbre_des_causes.dessin.modele import Dessin
from allervers_training.activities.arbre_des_causes.dessin.mots import LARGEUR, PASTILLE
from allervers_training.activities.arbre_des_causes.dessin.rangees import (
    PAS,
    autres,
    etager_rangees,
    liens,
    ranger,
    rogner,
)
from allervers_training.activities.arbre_des_causes.dessin.voisins import Voisins

_LINE = 250.0  # the least that the line takes


def enfiler(near: Voisins, room: float) -> Dessin:
    """Give the line and the rows, together as tall as the room."""
    most = int((room - _LINE) // PAS)
    for rows in range(most + 1):
        line = Line(near, room - rows * PAS)
        filled = ranger(near, near.chaines({place.boite.id for place in line.places}))
        if len(filled) <= rows:
            break
    kept, hidden = rogner(filled, most)
    top = room - len(kept) * PAS + (PAS - PASTILLE)
    below = etager_rangees(kept, top)
    return Dessin(
        LARGEUR,
        room,
        (*line.places, *(place for row in below for place in row)),
        (*line.threads(), *(thread for row in below for thread in liens(near, row))),
        tuple(line.marks),
        (*line.words, *autres(hidden, kept, top)),
    )
