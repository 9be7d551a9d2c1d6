"""Each thing of the drawing, as SVG."""

from html import escape

from allervers_training.activities.arbre_des_causes.dessin.cartes import MARGE, SIGNE, deplacer
from allervers_training.activities.arbre_des_causes.dessin.modele import (
    Aspect,
    Boite,
    Dessin,
    Fil,
    Ligne,
    Marque,
    Place,
)
from allervers_training.activities.arbre_des_causes.dessin.mots import DEPASSE, PASTILLE, numero
from allervers_training.activities.arbre_des_causes.dessin.traces import (
    arrondi,
    courbe,
    forme,
    nombre,
)

_FLATS = {"personne": ("o", "so"), "pratiques": ("b", "p"), "organisation": ("n", "p")}


def fil(thread: Fil, wide: float) -> str:
    """Draw a link: thick when judged necessary, dashed when judged not to be."""
    needed = thread.trait.necessaire
    width = wide * 1.8 if needed else wide
    dashes = f' stroke-dasharray="{wide * 4} {wide * 3.5}"' if needed is False else ""
    return f'<path class="tn" stroke-width="{nombre(width)}"{dashes} d="{courbe(thread.points)}"/>'


def case(place: Place, dessin: Dessin) -> str:
    match place.aspect:
        case Aspect.ULTIME:
            return _final(place, dessin)
        case Aspect.NUMERO:
            return _numbered(place)
        case Aspect.CARTE | Aspect.MOTS:
            return _spoken(place) if dessin.mur else _worded(place)


def _final(place: Place, dessin: Dessin) -> str:
    """Draw the fait ultime as a half-form, that bleeds off the right edge when nothing follows."""
    bleeds = dessin.largeur - place.x - place.largeur < 2 * place.hauteur
    last = all(other.x <= place.x for other in dessin.places)
    right = dessin.largeur if bleeds and last else place.x + place.largeur
    line = arrondi(place.x, place.y, right - place.x, place.hauteur, gauche=place.hauteur / 2)
    words = "".join(texte(text, "p") for text in place.lignes)
    return f'<path class="n" d="{line}"/>{words}'


def _worded(place: Place) -> str:
    return (
        _frame(place, place.y, 3)
        + _sign(place.boite, place)
        + "".join(texte(line) for line in place.lignes)
    )


def _spoken(place: Place) -> str:
    """Draw a box of the wall; its numbered form is inside, or half above when it stands higher."""
    number, *words = place.lignes
    top = number.y - PASTILLE / 2 - 0.35 * number.corps
    form = numero(place.boite, 0, top)  # drawn anew: only its number is kept
    inside = top > place.y + 1
    return (
        _frame(place, place.y if inside else place.y + DEPASSE, 6)
        + _numbered(deplacer(form, number.x - form.largeur / 2, 0))
        + "".join(map(texte, words))
    )


def _frame(place: Place, top: float, wide: float) -> str:
    """Draw a frame: solid and round on the right when unusual, dashed and square when usual."""
    tall = place.y + place.hauteur - top
    round_ = min(tall / 2, 26 * wide / 3) if place.boite.inhabituel else 0.0
    line = arrondi(place.x, top, place.largeur, tall, droite=round_)
    gap = f"{nombre(wide * 3)} {nombre(wide * 2)}"
    dashes = "" if place.boite.inhabituel else f' stroke-dasharray="{gap}"'
    thick = wide * 1.8 if place.au_travail else wide
    drawn = f'<path class="p" d="{line}"/>'
    drawn += f'<path class="tn cadre" stroke-width="{nombre(thick)}"{dashes} d="{line}"/>'
    if place.boite.arretee:
        x = nombre(place.x - wide * 3)
        bar = f"M{x} {nombre(top + 2 * wide)}V{nombre(top + tall - 2 * wide)}"
        drawn += f'<path class="tn" stroke-width="{nombre(wide * 2)}" d="{bar}"/>'
    return drawn


def _sign(box: Boite, place: Place) -> str:
    if not (box.categorie and place.lignes):
        return ""
    return _use(box.categorie, place.x + MARGE, place.y + MARGE - 2, SIGNE)


def _numbered(place: Place) -> str:
    """Draw a form with its number; no hatch behind a number, and no ink when nothing is said."""
    kind = place.boite.categorie
    if kind and not place.lignes:
        return _use(kind, place.x, place.y, place.largeur)
    line = forme(kind, place.x, place.y, place.largeur, place.hauteur)
    flat, ink = _FLATS.get(kind or "", ("p", ""))
    edge = f'<path class="tn" stroke-width="5" d="{line}"/>' if flat == "p" else ""
    return f'<path class="{flat}" d="{line}"/>{edge}' + "".join(texte(t, ink) for t in place.lignes)


def marque(mark: Marque, corps: float) -> str:
    x, y = nombre(mark.x), nombre(mark.y)
    if mark.sorte == "fourche":
        return f'<circle class="n" cx="{x}" cy="{y}" r="{nombre(5 + corps / 15)}"/>'
    word = Ligne(mark.x, mark.y + corps * 0.3, "et", corps, gras=True, centre=True)
    radius = nombre(min(corps, 7 + corps / 2))
    return f'<circle class="n" cx="{x}" cy="{y}" r="{radius}"/>{texte(word, "p")}'


def _use(categorie: str, x: float, y: float, side: float) -> str:
    size = f'width="{nombre(side)}" height="{nombre(side)}"'
    return f'<use href="#t-{categorie}" x="{nombre(x)}" y="{nombre(y)}" {size}/>'


def texte(line: Ligne, ink: str = "") -> str:
    css = f' class="{ink}"' if ink else ""
    anchor = ' text-anchor="middle"' if line.centre else ""
    weight = ' font-weight="700"' if line.gras else ""
    size = f'font-size="{nombre(line.corps)}"'
    words = escape(line.texte, quote=False)
    return (
        f'<text{css} x="{nombre(line.x)}" y="{nombre(line.y)}" {size}{weight}{anchor}>'
        f"{words}</text>"
    )
