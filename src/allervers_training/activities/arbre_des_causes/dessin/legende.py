"""What the forms and lines of the drawing mean, for a drawing that travels alone."""

from allervers_training.activities.arbre_des_causes.dessin.cartes import NOMS
from allervers_training.activities.arbre_des_causes.dessin.ecriture import largeur
from allervers_training.activities.arbre_des_causes.dessin.modele import (
    Aspect,
    Boite,
    Dessin,
    Fil,
    Ligne,
    Marque,
    Place,
    Trait,
)

_EDGE, _ROW, _SIGN, _HIGH, _APART, _TEXT = 24.0, 36.0, 34.0, 20.0, 32.0, 15.0
_ROOM = 1.08
_LINKS = {"lien nécessaire": True, "pas encore jugé": None, "jugé non nécessaire": False}


def legende(place: float) -> Dessin:
    """Give the legend, in as many rows as the width asks for."""
    x, y = _EDGE, _ROW / 2
    places: list[Place] = []
    threads: list[Fil] = []
    marks: list[Marque] = []
    words: list[Ligne] = []
    for name, drawn in _entries():
        wide = _SIGN + 8 + largeur(name, _TEXT) * _ROOM
        if x > _EDGE and x + wide > place - _EDGE:
            x, y = _EDGE, y + _ROW
        match drawn:
            case Boite():
                aspect = Aspect.NUMERO if drawn.categorie else Aspect.CARTE
                wide_sign = _HIGH if drawn.categorie else _SIGN
                shift = _SIGN - wide_sign
                places.append(Place(drawn, aspect, x + shift, y - _HIGH / 2, wide_sign, _HIGH))
            case Trait():
                threads.append(Fil(drawn, ((x, y), (x + _SIGN, y))))
            case str():
                marks.append(Marque(drawn, x + _SIGN / 2, y))
        words.append(Ligne(x + _SIGN + 8, y + 5, name, _TEXT))
        x += wide + _APART
    return Dessin(place, y + _ROW, (), tuple(threads), tuple(marks), tuple(words), tuple(places))


def _entries() -> list[tuple[str, Boite | Trait | str]]:
    return [
        *((name, Boite(0, "", categorie)) for categorie, name in NOMS.items()),
        ("inhabituel", Boite(0, "", inhabituel=True)),
        ("habituel", Boite(0, "")),
        ("branche arrêtée", Boite(0, "", arretee=True)),
        ("nécessaires ensemble", "et"),
        ("une cause, plusieurs effets", "fourche"),
        *((name, Trait(0, 0, needed)) for name, needed in _LINKS.items()),
    ]
