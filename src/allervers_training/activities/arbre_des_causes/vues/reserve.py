"""The causes that the trainer keeps in reserve, offered for a branch that nobody opens."""

from collections.abc import Iterator
from dataclasses import dataclass

from allervers_training.activities.arbre_des_causes import mots
from allervers_training.activities.arbre_des_causes.domain.arbre import Categorie, Statut
from allervers_training.activities.arbre_des_causes.domain.equilibre import NAMED, balance
from allervers_training.activities.arbre_des_causes.domain.etat import Atelier, Phase, Table
from allervers_training.activities.arbre_des_causes.vues.commun import table_name
from allervers_training.activities.engine.kind import Room

OFFERED = frozenset({Phase.CONSTRUCTION, Phase.VERIFICATION})


@dataclass(frozen=True)
class Offre:
    """A cause in reserve, and the tables that do not have it yet."""

    source: str
    texte: str
    categorie: Categorie
    nom_categorie: str
    tables: tuple[tuple[int, str], ...]


def offers(atelier: Atelier, room: Room) -> tuple[Offre, ...]:
    """Return the reserve while trees are built, what tables lack most first: the categories with the fewest facts."""
    return tuple(_offered(atelier, room)) if atelier.phase in OFFERED else ()


def _offered(atelier: Atelier, room: Room) -> Iterator[Offre]:
    counts: dict[Categorie, int] = dict.fromkeys(NAMED, 0)
    for table in atelier.tables.values():
        for category, count in balance(table.arbre).comptes.items():
            counts[category] += count
    for cause in sorted(atelier.reglages.reserve, key=lambda c: counts.get(c.categorie, 0)):
        lacking = tuple(
            (number, table_name(atelier, number))
            for number, table in sorted(atelier.tables.items())
            if not _has(table, cause.id)
        )
        if lacking and cause.id in room.texts:
            yield Offre(
                cause.id,
                room.texts[cause.id],
                cause.categorie,
                mots.CATEGORIES[cause.categorie],
                lacking,
            )


def _has(table: Table, source: str) -> bool:
    faits = table.arbre.faits.values()
    return any(f.source == source and f.statut is not Statut.SUPPRIME for f in faits)
