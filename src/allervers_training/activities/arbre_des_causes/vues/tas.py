"""Cards that lie beside the tree: in the box, in the parking, in the trash."""

from collections.abc import Sequence
from dataclasses import dataclass

from allervers_training.activities.arbre_des_causes.domain.arbre import (
    Arbre,
    Caractere,
    Categorie,
    Fait,
    Statut,
)
from allervers_training.activities.arbre_des_causes.vues.commun import (
    SECRET,
    Carte,
    cards_at,
    carte,
)
from allervers_training.activities.arbre_des_causes.vues.phrases import Lecture


@dataclass(frozen=True)
class Tas:
    """The cards of one place; those that a small screen leaves out are counted."""

    cartes: tuple[Carte, ...] = ()
    nombre: int = 0

    @property
    def autres(self) -> int:
        return self.nombre - len(self.cartes)


NONE = Tas()


def pile(lu: Lecture, statut: Statut, most: int | None = None) -> Tas:
    """Return the cards of a place: none while each writes alone, and no more than `most`."""
    if lu.atelier.phase in SECRET:
        return NONE
    arbre = lu.table.arbre
    here = cards_at(arbre, statut)
    shown = here if most is None or len(here) <= most else _first_to_sort(arbre, here)[:most]
    return Tas(tuple(carte(lu.atelier, lu.table, lu.room, n) for n in shown), len(here))


def _first_to_sort(arbre: Arbre, cards: Sequence[int]) -> Sequence[int]:
    """Return the cards of which nothing was said yet before the others."""
    return sorted(cards, key=lambda number: _is_sorted(arbre.faits[number]))


def _is_sorted(fait: Fait) -> bool:
    return fait.categorie is not Categorie.NON_DITE or fait.caractere is not Caractere.NON_DIT
