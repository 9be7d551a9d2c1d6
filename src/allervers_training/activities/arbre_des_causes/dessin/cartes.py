"""What a fact's box holds, line by line, and so how tall it is."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from allervers_training.activities.arbre_des_causes.dessin.ecriture import (
    couper,
    equilibrer,
)
from allervers_training.activities.arbre_des_causes.dessin.modele import (
    Aspect,
    Boite,
    Categorie,
    Forme,
    Ligne,
    Place,
)

LARGEUR, LARGEUR_ULTIME, MARGE = 304.0, 340.0, 16.0
SIGNE = 20.0  # the form of a category, in a box
NOMS = {
    Categorie.PERSONNE: "Personne",
    Categorie.PRATIQUES: "Pratiques professionnelles",
    Categorie.ORGANISATION: "Organisation",
    Categorie.INSTITUTIONS: "Institutions et politiques",
}
_STATES = {Forme.OPINION: "Avis à vérifier", Forme.HYPOTHESE: "Hypothèse"}
_STOPPED = "Branche arrêtée"
_TEXT, _SMALL, _BIG, _LINE = 17.0, 15.0, 22.0, 1.3
_SLACK, _SLACK_BOLD = 1.06, 1.16  # for a font that is wider than ours
_DIGIT = 0.7  # the widest digit of the usual fonts, in bold
_ROUND = 64.0  # of the fait ultime, on its left


@dataclass(frozen=True, slots=True)
class _Written:
    texte: str
    corps: float
    gras: bool = False
    avant: float = 0.0  # what is left free above
    x: float = MARGE


def carte(boite: Boite) -> Place:
    """Give a box with all its words, at the origin."""
    return _placed(boite, Aspect.CARTE, LARGEUR, _of_card(boite))


def ultime(boite: Boite) -> Place:
    room = (LARGEUR_ULTIME - _ROUND - MARGE) / _SLACK_BOLD
    lines = equilibrer(boite.texte, _BIG, room)
    written = [_Written(line, _BIG, gras=True, x=_ROUND) for line in lines]
    place = _placed(boite, Aspect.ULTIME, LARGEUR_ULTIME, iter(written))
    return _taller(place, 2 * _ROUND)


def _of_card(boite: Boite) -> Iterator[_Written]:
    after = MARGE + SIGNE + 8 if boite.categorie else MARGE
    yield _Written(boite.nom, _TEXT, gras=True, x=after)
    if boite.categorie:
        after += len(boite.nom) * _DIGIT * _TEXT + 9
        yield _Written(NOMS[Categorie(boite.categorie)], _SMALL, avant=-_TEXT * _LINE, x=after)
    room = (LARGEUR - 2 * MARGE) / _SLACK
    for rank, line in enumerate(couper(boite.texte, _TEXT, room)):
        yield _Written(line, _TEXT, avant=0 if rank else 4)
    stopped = _STOPPED if boite.arretee else ""
    states = [state for state in (_STATES.get(boite.forme, ""), stopped) if state]
    for rank, state in enumerate(states):
        yield _Written(state, _SMALL, gras=True, avant=0 if rank else 5)


def _placed(boite: Boite, aspect: Aspect, wide: float, written: Iterator[_Written]) -> Place:
    y, lines = MARGE - 4, []
    for line in written:
        y += line.avant + line.corps * _LINE
        if line.avant < 0:  # beside the line before, on its baseline
            y += (_TEXT - line.corps) * _LINE
        lines.append(Ligne(line.x, y - 0.32 * line.corps, line.texte, line.corps, line.gras))
    return Place(boite, aspect, 0, 0, wide, y + MARGE - 6, tuple(lines))


def _taller(place: Place, least: float) -> Place:
    more = max(least - place.hauteur, 0)
    lines = tuple(replace(line, y=line.y + more / 2) for line in place.lignes)
    return replace(place, hauteur=place.hauteur + more, lignes=lines)


def deplacer(place: Place, x: float, y: float) -> Place:
    """Give the same box, further right and down."""
    lines = tuple(replace(line, x=line.x + x, y=line.y + y) for line in place.lignes)
    return replace(place, x=place.x + x, y=place.y + y, lignes=lines)
