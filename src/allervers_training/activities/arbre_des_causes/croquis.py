"""From a tree to what is drawn: the facts of the tree with their words, and its links by derived type."""

from collections.abc import Iterator, Mapping
from typing import Any

from allervers_training.activities.arbre_des_causes import textes
from allervers_training.activities.arbre_des_causes.dessin.modele import (
    Boite,
    Forme,
    Graphe,
    Trait,
)
from allervers_training.activities.arbre_des_causes.domain.arbre import (
    ULTIME,
    Arbre,
    Caractere,
    Categorie,
    Fait,
    Jugement,
    Statut,
)
from allervers_training.activities.arbre_des_causes.domain.donnees import from_data
from allervers_training.activities.arbre_des_causes.domain.etat import Atelier, Table
from allervers_training.activities.arbre_des_causes.domain.graphe import causes_of, effects_of

NEEDED = {Jugement.OUI: True, Jugement.NON: False}


def sketch(atelier: Atelier, table: Table, words: Mapping[str, str]) -> Graphe:
    """Return the tree of a table as it stands now."""
    inside = (f for f in table.arbre.faits.values() if f.statut is Statut.ARBRE)
    return sketch_of(table.arbre, {f.id: textes.words(atelier, f, words) for f in inside})


def sketch_of(arbre: Arbre, words: Mapping[int, str]) -> Graphe:
    """Return a tree with the words of its facts, by number."""
    inside = [fait for fait in arbre.faits.values() if fait.statut is Statut.ARBRE]
    boxes = tuple(_box(fait, words[fait.id]) for fait in inside)
    return Graphe(ULTIME, boxes, tuple(t for fait in inside for t in _into(arbre, fait.id)))


def sketch_of_report(table: Mapping[str, Any]) -> Graphe:
    """Return the tree of a table as the report holds it."""
    words = {fait["numero"]: fait["texte"] for fait in table["faits"]}
    return sketch_of(from_data(table["arbre"]), words)


def _box(fait: Fait, words: str) -> Boite:
    return Boite(
        id=fait.id,
        texte=words,
        categorie=None if fait.categorie is Categorie.NON_DITE else str(fait.categorie),
        inhabituel=fait.caractere is Caractere.INHABITUEL,
        forme=Forme(str(fait.nature)),
        arretee=fait.arret is not None,
    )


def _into(arbre: Arbre, effet: int) -> Iterator[Trait]:
    """Yield the links to an effect: its causes act together, and each may have other effects."""
    causes = causes_of(arbre, effet)
    for cause in causes:
        said = arbre.necessites.get((effet, cause))
        yield Trait(
            effet,
            cause,
            necessaire=NEEDED.get(said) if said else None,
            conjonction=len(causes) > 1,
            disjonction=len(effects_of(arbre, cause)) > 1,
        )
