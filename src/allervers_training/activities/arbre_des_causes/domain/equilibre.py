"""Whether a tree puts nearly everything on the person: the main drift, to be said to the trainer."""

from collections.abc import Mapping
from dataclasses import dataclass

from allervers_training.activities.arbre_des_causes.domain.arbre import (
    ULTIME,
    Arbre,
    Categorie,
    Statut,
)

NAMED = tuple(c for c in Categorie if c is not Categorie.NON_DITE)
FEWEST = 4  # facts with a category, before anything is said
NEARLY_ALL = 75  # percent; ours: no source gives a threshold


@dataclass(frozen=True)
class Equilibre:
    """How many facts of the tree each category holds."""

    comptes: Mapping[Categorie, int]
    sans: int  # facts without a category
    alerte: bool  # nearly everything hangs on the person

    @property
    def classes(self) -> int:
        return sum(self.comptes.values())

    @property
    def absentes(self) -> tuple[Categorie, ...]:
        return tuple(c for c, n in self.comptes.items() if not n)


def balance(arbre: Arbre) -> Equilibre:
    """Count the categories of what is in the tree, the fait ultime left out."""
    counts: dict[Categorie, int] = dict.fromkeys(NAMED, 0)
    without = 0
    for fait in arbre.faits.values():
        if fait.statut is not Statut.ARBRE or fait.id == ULTIME:
            continue
        if fait.categorie is Categorie.NON_DITE:
            without += 1
        else:
            counts[fait.categorie] += 1
    total, person = sum(counts.values()), counts[Categorie.PERSONNE]
    return Equilibre(counts, without, alerte=total >= FEWEST and 100 * person >= NEARLY_ALL * total)
