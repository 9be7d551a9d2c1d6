"""Tables side by side: what each found, what several found, and how much hangs on the person."""

from collections.abc import Mapping
from dataclasses import dataclass

from allervers_training.activities.arbre_des_causes import textes
from allervers_training.activities.arbre_des_causes.domain.arbre import Arbre, Categorie
from allervers_training.activities.arbre_des_causes.domain.comparaison import compare
from allervers_training.activities.arbre_des_causes.domain.equilibre import NAMED, balance
from allervers_training.activities.arbre_des_causes.domain.etat import Atelier
from allervers_training.activities.arbre_des_causes.domain.libelles import short

SIGNS = 48  # of a fact that is told again


@dataclass(frozen=True)
class Bilan:
    """One table in one row of figures."""

    table: int
    categories: tuple[tuple[Categorie, int], ...]
    seule: int  # facts that no other table has


def found(atelier: Atelier, words: Mapping[str, str]) -> tuple[Bilan, ...]:
    alone = compare(_trees(atelier), words).propres
    return tuple(
        Bilan(
            number,
            tuple((c, balance(table.arbre).comptes[c]) for c in NAMED),
            len(alone[number]),
        )
        for number, table in sorted(atelier.tables.items())
    )


def of_one_table(atelier: Atelier, numero: int, words: Mapping[str, str]) -> tuple[str, ...]:
    """Return the facts that this table alone found."""
    arbre = atelier.tables[numero].arbre
    alone = compare(_trees(atelier), words).propres[numero]
    return tuple(textes.words(atelier, arbre.faits[fact], words) for fact in alone)


def shared(atelier: Atelier, words: Mapping[str, str]) -> tuple[str, ...]:
    """Return the facts that several tables found, those of most tables first."""
    trees = _trees(atelier)
    told = []
    for common in compare(trees, words).communs:
        table, fact = common.places[0]
        said = textes.words(atelier, trees[table].faits[fact], words)
        told.append(f"{len(common.tables)} tables : « {short(said, SIGNS)} »")
    return tuple(told)


def with_tables(atelier: Atelier, words: Mapping[str, str]) -> tuple[str, ...]:
    """Return the same facts whole, each with the tables that found it."""
    trees = _trees(atelier)
    told = []
    for common in compare(trees, words).communs:
        table, fact = common.places[0]
        *first, last = map(str, common.tables)
        said = textes.words(atelier, trees[table].faits[fact], words)
        told.append(f"{said} (tables {', '.join(first)} et {last})")
    return tuple(told)


def _trees(atelier: Atelier) -> dict[int, Arbre]:
    return {number: table.arbre for number, table in atelier.tables.items()}
