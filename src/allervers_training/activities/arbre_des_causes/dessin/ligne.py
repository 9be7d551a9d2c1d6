"""The line of the wall: what is said in words, from the causes to the fait ultime."""

from itertools import pairwise

from allervers_training.activities.arbre_des_causes.dessin.cartes import deplacer
from allervers_training.activities.arbre_des_causes.dessin.modele import Fil, Ligne, Marque, Place
from allervers_training.activities.arbre_des_causes.dessin.mots import (
    BORD,
    CORPS,
    LARGEUR,
    LIGNE,
    a_cote,
    fin,
    haut,
    haut_a_cote,
    mots,
    numero,
)
from allervers_training.activities.arbre_des_causes.dessin.voisins import Voisins

_STEPS, _TALL = 3, 400.0
_GAP, _AND, _BETWEEN, _DOTS = 44.0, 88.0, 16.0, 60.0
_END, _END_AT_WORK, _END_TALL = 400.0, 780.0, 330.0
_CAUSES, _AT_WORK, _LEAST = 470.0, 760.0, 420.0


class Line:
    """Built from right to left: the fait ultime, the way to it, the fact at work, its causes."""

    def __init__(self, near: Voisins, tall: float) -> None:
        self.near, self.tall = near, tall
        self.x = LARGEUR
        self.places: list[Place] = []
        self.marks: list[Marque] = []
        self.words: list[Ligne] = []
        self._final()
        if near.fait != near.graphe.ultime:
            self._way()
            self._at_work()
        if near.causes:
            self._causes()

    def threads(self) -> list[Fil]:
        """Give the links between all that stands on the line, except what the gap of the way hides."""
        shown = {place.boite.id: place for place in self.places}
        way = [self.near.fait, *self.near.effets, self.near.graphe.ultime]
        pairs = [(c, e) for c, e in pairwise(way) if c in shown and e in shown]
        pairs += [(cause, self.near.fait) for cause in self.near.causes if cause in shown]
        return [
            self._thread(shown[c], shown[e])
            for c, e in dict.fromkeys(pairs)
            if (c, e) in self.near.traits
        ]

    def _final(self) -> None:
        at_work = self.near.fait == self.near.graphe.ultime
        box = self.near.boites[self.near.graphe.ultime]
        wide = _END_AT_WORK if at_work else _END
        self._add(fin(box, wide, min(self.tall - 8, _END_TALL), au_travail=at_work))

    def _way(self) -> None:
        """Add the way to the fait ultime: all of it, or dots for the facts that rows will show."""
        self._leave(self.near.graphe.ultime)
        way = [numero(self.near.boites[step]) for step in self.near.effets]
        tries: list[list[Place | None]] = [[*way[:1], None, *way[-1:]], [*way[:1], None], [None]]
        tries = [[*way], *tries] if len(way) <= _STEPS else tries
        room = self.x - self._aside() - BORD - _LEAST
        steps = next((t for t in tries if sum(map(_taken, t)) <= room), tries[-1])
        for step in reversed(steps):
            if step is None:
                y = self.tall / 2 + 8
                self.words.append(Ligne(self.x - 12, y, "…", CORPS, gras=True, centre=True))
            else:
                self._add(step)
            self.x -= _GAP if step else _DOTS

    def _at_work(self) -> None:
        room = min(self.x - BORD - self._aside(), _AT_WORK)
        box = self.near.boites[self.near.fait]
        make, tall = (mots, haut) if self.tall >= _TALL else (a_cote, haut_a_cote)
        lines = max(int((self.tall - tall(0)) // LIGNE), 1)
        self._add(make(box, room, min(lines, 6), au_travail=True))

    def _aside(self) -> float:
        """Give the room to keep for causes."""
        return _CAUSES + self._before(self.near.fait) if self.near.causes else 0

    def _causes(self) -> None:
        """Add as many causes in words as there is room for; the others are numbered forms below."""
        self._leave(self.near.fait)
        causes = self.near.causes
        lines = next((n for n in (3, 2) if self._room(n) >= len(causes)), 1)
        shown = causes[: max(self._room(lines), 1)]
        wide = self.x - BORD
        boxes = [a_cote(self.near.boites[c], min(wide, _AT_WORK), lines) for c in shown]
        y = (self.tall - sum(b.hauteur + _BETWEEN for b in boxes) + _BETWEEN) / 2
        for box in boxes:
            self.places.append(deplacer(box, self.x - box.largeur, y))
            y += box.hauteur + _BETWEEN

    def _room(self, lines: int) -> int:
        return int((self.tall + _BETWEEN) // (haut_a_cote(lines) + _BETWEEN))

    def _add(self, place: Place) -> None:
        self.x -= place.largeur
        self.places.append(deplacer(place, self.x, (self.tall - place.hauteur) / 2))

    def _before(self, fact: int) -> float:
        return _AND if self.near.conjonction(fact) else _GAP

    def _leave(self, fact: int) -> None:
        """Leave room for links into a fact, and for « et » when its causes act together."""
        if self.near.conjonction(fact):
            self.marks.append(Marque("et", self.x - 42, self.tall / 2))
        self.x -= self._before(fact)

    def _thread(self, cause: Place, effect: Place) -> Fil:
        left, height = cause.x + cause.largeur, cause.y + cause.hauteur / 2
        to = effect.y + effect.hauteur / 2
        bend = effect.x - (self._before(effect.boite.id) - 34 if effect.x - left > _GAP else 0)
        points = ((left, height), (bend, to), (effect.x, to))
        trait = self.near.traits[cause.boite.id, effect.boite.id]
        return Fil(trait, points if abs(height - to) > 1 else (points[0], points[2]))


def _taken(step: Place | None) -> float:
    return step.largeur + _GAP if step else _DOTS
