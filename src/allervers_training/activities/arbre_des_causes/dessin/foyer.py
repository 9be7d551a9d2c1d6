"""The wall: focus and context. The fact at work, its causes and its effects in words; the others as
numbered forms, linked when the whole tree fits, in chains when it does not; never off the screen.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from allervers_training.activities.arbre_des_causes.dessin.cartes import deplacer
from allervers_training.activities.arbre_des_causes.dessin.couches import etager
from allervers_training.activities.arbre_des_causes.dessin.disposition import Ecarts, placer
from allervers_training.activities.arbre_des_causes.dessin.ecriture import abreger, largeur
from allervers_training.activities.arbre_des_causes.dessin.file import enfiler
from allervers_training.activities.arbre_des_causes.dessin.modele import (
    Aspect,
    Boite,
    Dessin,
    Graphe,
    Ligne,
    Place,
)
from allervers_training.activities.arbre_des_causes.dessin.mots import (
    BORD,
    CORPS,
    HAUTEUR,
    LARGEUR,
    PASTILLE,
    fin,
    mots,
    numero,
)
from allervers_training.activities.arbre_des_causes.dessin.voisins import Voisins

_HAUT, _BAS, _BAS_BANDEAU = 116.0, 884.0, 728.0
_END, _END_AT_WORK = 420.0, 780.0
_SIZES = (  # of a fact in words: width and lines; width of the fait ultime
    (460.0, 3, 540.0),
    (460.0, 3, _END),
    (330.0, 3, _END),
    (460.0, 2, _END),
    (330.0, 2, _END),
)
_PLAIN = Ecarts(bord=4, entre=8, relais=8, couloir=60, couloir_large=110, avant=24, apres=4)
_WITH_AND = Ecarts(bord=4, entre=8, relais=8, couloir=112, couloir_large=140, avant=88, apres=4)
_NOMS = (
    ("personne", "Personne"),
    ("pratiques", "Pratiques"),
    ("organisation", "Organisation"),
    ("institutions", "Institutions"),
)


def au_mur(graphe: Graphe, fait: int, bandeau: Sequence[str] = ()) -> Dessin:
    """Give what the wall shows when this fact is at work; at most two sentences go on its band."""
    bottom = _BAS_BANDEAU if bandeau else _BAS
    near = Voisins(graphe, fait)
    tree = next(_linked(near, bottom - _HAUT), None) or enfiler(near, bottom - _HAUT)
    top = _HAUT + (bottom - _HAUT - tree.hauteur) / 2
    shown = _moved(tree, LARGEUR - tree.largeur, top)
    signs, names = _legend()
    return replace(
        shown,
        largeur=LARGEUR,
        hauteur=HAUTEUR,
        textes=(*shown.textes, *names),
        signes=signs,
        bandeau=tuple(_band(bandeau[:2])),
        mur=True,
    )


def _linked(near: Voisins, room: float) -> Iterator[Dessin]:
    """Give the whole tree with its links, in as many words as fit the wall."""
    gaps = _WITH_AND if any(trait.conjonction for trait in near.graphe.traits) else _PLAIN
    if _too_many(near.graphe, gaps, room):
        return
    causes, effects = near.causes, near.effets
    spoken = [{*causes, *effects}, {*causes, *effects[:1]}, {*causes}]
    if not causes:  # what the fact at work needs is always told in words, here or in chains
        spoken += [{*effects[:1]}, set[int]()]
    for words in spoken:
        for size in _SIZES:
            places = {box.id: _shown(near, box, words, size) for box in near.graphe.boites}
            tree = placer(near.graphe, places, gaps)
            tree = replace(tree, largeur=tree.largeur - gaps.bord + _margin(tree, near))
            if tree.largeur <= LARGEUR - BORD and tree.hauteur <= room:
                yield tree


def _margin(tree: Dessin, near: Voisins) -> float:
    """Give what is left white on the right: nothing beside a fait ultime, which bleeds off the wall."""
    last = max(tree.places, key=lambda place: place.x + place.largeur)
    return 0 if last.boite.id == near.graphe.ultime else BORD


def _too_many(graphe: Graphe, gaps: Ecarts, room: float) -> bool:
    """Tell, without laying anything out, that forms alone would not fit."""
    rows = etager(graphe).rangs
    facts = len(graphe.boites)
    tallest = max(sum(item < facts for item in row) for row in rows)
    too_tall = tallest * (PASTILLE + gaps.entre) - gaps.entre > room
    return too_tall or _END + (len(rows) - 1) * (PASTILLE + gaps.couloir) > LARGEUR - BORD


def _shown(near: Voisins, box: Boite, words: set[int], size: tuple[float, int, float]) -> Place:
    wide, lines, end = size
    if box.id == near.graphe.ultime:
        at_work = box.id == near.fait
        return fin(box, _END_AT_WORK if at_work else end, 330, au_travail=at_work)
    if box.id == near.fait:
        return mots(box, 520, 4, au_travail=True)
    return mots(box, wide, lines) if box.id in words else numero(box)


def _moved(tree: Dessin, x: float, y: float) -> Dessin:
    return replace(
        tree,
        places=tuple(deplacer(place, x, y) for place in tree.places),
        fils=tuple(
            replace(thread, points=tuple((a + x, b + y) for a, b in thread.points))
            for thread in tree.fils
        ),
        marques=tuple(replace(mark, x=mark.x + x, y=mark.y + y) for mark in tree.marques),
        textes=tuple(replace(line, x=line.x + x, y=line.y + y) for line in tree.textes),
    )


def _legend() -> tuple[tuple[Place, ...], tuple[Ligne, ...]]:
    x, signs, names = 56.0, [], []
    for categorie, name in _NOMS:
        signs.append(Place(Boite(0, "", categorie), Aspect.NUMERO, x, 32, 48, 48))
        names.append(Ligne(x + 62, 75, name, CORPS, gras=True))
        x += 62 + largeur(name, CORPS) + 40
    return tuple(signs), tuple(names)


def _band(sentences: Sequence[str]) -> Iterator[Ligne]:
    first = 876 - 70 * (len(sentences) - 1)
    for rank, sentence in enumerate(sentences):
        line = abreger(sentence, CORPS, LARGEUR - 180, 1)[0]
        yield Ligne(56, first + 70 * rank, line, CORPS, gras=True)
