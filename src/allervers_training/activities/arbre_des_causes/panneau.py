"""The panel of one chosen fact: its words, its links, and everything that its forms need."""

from collections.abc import Iterable
from dataclasses import dataclass

from allervers_training.activities.arbre_des_causes import mots
from allervers_training.activities.arbre_des_causes.domain.arbre import (
    ULTIME,
    Arbre,
    Fait,
    Jugement,
    Mode,
    Statut,
)
from allervers_training.activities.arbre_des_causes.domain.graphe import causes_of, effects_of
from allervers_training.activities.arbre_des_causes.gestes import allowed, first
from allervers_training.activities.arbre_des_causes.vues.commun import (
    SECRET,
    Carte,
    cards_at,
    carte,
)
from allervers_training.activities.arbre_des_causes.vues.leviers import Levier
from allervers_training.activities.arbre_des_causes.vues.phrases import (
    Lecture,
    causes_words,
    place_words,
    stop_words,
    together,
)

Cartes = tuple[tuple[int, str], ...]  # to choose from: number, words


@dataclass(frozen=True)
class Lien:
    """A link with another card, and what was judged of it."""

    fait: int
    nom: str
    jugement: Jugement | None = None


@dataclass(frozen=True)
class Choisi:
    """One fact looked at closely."""

    table: int
    carte: Carte
    fait: Fait
    ou: str  # « Dans la boîte », « Niveau 2 »
    place: str
    nombre: str  # of causes, in words
    ensemble: str
    arret: str
    causes: tuple[Lien, ...]
    effets: tuple[Lien, ...]
    peut: frozenset[str]
    ouverts: frozenset[str]
    vers: Cartes  # what it may explain
    depuis: Cartes  # what may explain it
    reunir: Cartes  # what it may be merged into
    leviers: tuple[Levier, ...]
    plume: str  # « moi », « autre », or nobody


def panel(lu: Lecture, numero: int, qui: int | None, *, equipe: bool) -> Choisi | None:
    """Return the panel of a fact; nothing for a card that is not there, or not hers to see yet."""
    arbre, fait = lu.table.arbre, lu.table.arbre.faits.get(numero)
    if fait is None or fait.fusion is not None or _is_hidden(lu, fait, qui):
        return None
    peut = allowed(lu.atelier, arbre, fait, equipe=equipe)
    return Choisi(
        table=lu.table.numero,
        carte=carte(lu.atelier, lu.table, lu.room, numero),
        fait=fait,
        ou=_where(lu, fait),
        place=place_words(lu, numero),
        nombre=causes_words(lu, numero) if fait.statut is Statut.ARBRE else "",
        ensemble=together(lu, numero),
        arret=stop_words(fait.arret) if fait.arret else "",
        causes=_links(lu, ((numero, cause) for cause in arbre.causes.get(numero, ()))),
        effets=_links(lu, ((effet, numero) for effet in arbre.effets.get(numero, ())), of=0),
        peut=peut,
        ouverts=first(lu.atelier, fait, peut),
        vers=_may_explain(lu, numero) if peut & {"relier", "deplacer"} else (),
        depuis=_may_be_cause(lu, numero) if peut & {"cause", "suite"} else (),
        reunir=_named(lu, _others(arbre, numero)) if "fusionner" in peut else (),
        leviers=lu.leviers.get(numero, ()),
        plume=_pen(lu, numero, qui),
    )


def _is_hidden(lu: Lecture, fait: Fait, qui: int | None) -> bool:
    """Until the tri a card is seen by who wrote it; the fait ultime by everybody."""
    if lu.atelier.phase not in SECRET or fait.id == ULTIME:
        return False
    return qui is None or fait.auteur != qui


def _where(lu: Lecture, fait: Fait) -> str:
    level = abs(lu.niveaux.get(fait.id, 0))
    if fait.statut is Statut.ARBRE and level:
        return f"Niveau {level}"
    return "" if fait.id == ULTIME else mots.STATUTS[fait.statut]


def _links(lu: Lecture, links: Iterable[tuple[int, int]], of: int = 1) -> tuple[Lien, ...]:
    """Return links named by their cause, or by their effect with `of=0`."""
    return tuple(
        Lien(link[of], lu.nom(link[of]), lu.table.arbre.necessites.get(link)) for link in links
    )


def _may_explain(lu: Lecture, numero: int) -> Cartes:
    """Return the facts it may be a cause of; one that would close a circle too: the refusal names the path."""
    arbre = lu.table.arbre
    here = {*cards_at(arbre, Statut.ARBRE), *cards_at(arbre, Statut.PARKING)}
    return _named(lu, sorted(here - {numero, *effects_of(arbre, numero)}))


def _may_be_cause(lu: Lecture, numero: int) -> Cartes:
    arbre = lu.table.arbre
    held = {*causes_of(arbre, numero), *effects_of(arbre, numero)}
    last = () if arbre.mode is Mode.PROBLEMES else (ULTIME,)
    return _named(lu, (n for n in _others(arbre, numero) if n not in {*held, *last}))


def _others(arbre: Arbre, numero: int) -> tuple[int, ...]:
    """Return the other cards, those that wait first."""
    places = (Statut.BOITE, Statut.PARKING, Statut.ARBRE)
    return tuple(n for place in places for n in cards_at(arbre, place) if n != numero)


def _named(lu: Lecture, cards: Iterable[int]) -> Cartes:
    return tuple((numero, lu.nom(numero)) for numero in cards)


def _pen(lu: Lecture, numero: int, qui: int | None) -> str:
    plume = lu.table.plumes.get(numero)
    if plume is None:
        return ""
    return "moi" if plume.numero == qui else "autre"
