"""The drawing as SVG: decoration for a page that tells the tree in words, or an image by itself.

No `style=`: « Deux encres » gives the colours (`47-arbre.css`), attributes give lengths.
"""

from html import escape

from allervers_training.activities.arbre_des_causes.dessin.ecriture import propre
from allervers_training.activities.arbre_des_causes.dessin.encres import ENCRES, FORMES, STYLE
from allervers_training.activities.arbre_des_causes.dessin.legende import legende
from allervers_training.activities.arbre_des_causes.dessin.modele import Dessin
from allervers_training.activities.arbre_des_causes.dessin.pieces import case, fil, marque, texte
from allervers_training.activities.arbre_des_causes.dessin.traces import arrondi, nombre, rectangle


def dessiner(dessin: Dessin) -> str:
    """Give the drawing for a page, which carries the `#t-…` symbols and says all of it in words."""
    size = f'width="{nombre(dessin.largeur)}" height="{nombre(dessin.hauteur)}"'
    css = "dessin arbre" if dessin.mur else "dessin causes"
    opening = f'<svg class="{css}" {_view(dessin)}{"" if dessin.mur else " " + size}'
    return f'{opening} aria-hidden="true" focusable="false">{_all(dessin)}</svg>'


def dessiner_seul(dessin: Dessin, titre: str, *, sombre: bool = False) -> str:
    """Give an SVG file: its own colours, forms, title and legend, any font."""
    below = legende(dessin.largeur)
    height = dessin.hauteur + below.hauteur
    view = f'viewBox="0 0 {nombre(dessin.largeur)} {nombre(height)}"'
    size = f'width="{nombre(dessin.largeur)}" height="{nombre(height)}"'
    inks = ENCRES[sombre]
    style = "".join(f".{name}{{{rule}}}" for name, rule in inks.items())
    keys = f'<g transform="translate(0 {nombre(dessin.hauteur)})">{_inside(below)}</g>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="causes" {view} {size} role="img">'
        f"<title>{escape(propre(titre))}</title><style>{STYLE}{style}</style>"
        f"<defs>{FORMES}</defs>"
        f'<path class="p" d="{rectangle(0, 0, dessin.largeur, height)}"/>'
        f"{_all(dessin)}{keys}</svg>"
    )


def _view(dessin: Dessin) -> str:
    return f'viewBox="0 0 {nombre(dessin.largeur)} {nombre(dessin.hauteur)}"'


def _all(dessin: Dessin) -> str:
    return _inside(dessin) + _band(dessin)


def _inside(dessin: Dessin) -> str:
    wide = 3 if dessin.mur else 2
    return (
        "".join(fil(thread, wide) for thread in dessin.fils)
        + "".join(case(place, dessin) for place in (*dessin.places, *dessin.signes))
        + "".join(marque(mark, 55 if dessin.mur else 15) for mark in dessin.marques)
        + "".join(texte(line) for line in dessin.textes)
    )


def _band(dessin: Dessin) -> str:
    if not dessin.bandeau:
        return ""
    top = dessin.bandeau[0].y - dessin.bandeau[0].corps * 1.2
    tall = dessin.hauteur - top
    line = arrondi(0, top, dessin.largeur - tall * 0.7, tall, droite=tall / 2)
    words = "".join(texte(text, "p") for text in dessin.bandeau)
    return f'<path class="b" d="{line}"/>{words}'
