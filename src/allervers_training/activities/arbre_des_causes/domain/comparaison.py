"""Which facts several tables found, and which are of one table: by their words, nothing cleverer."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from allervers_training.activities.arbre_des_causes.domain.arbre import (
    ULTIME,
    Arbre,
    Fait,
    Statut,
)

Place = tuple[int, int]  # table, fact


@dataclass(frozen=True)
class Commun:
    """One fact that several tables have in their trees."""

    places: tuple[Place, ...]

    @property
    def tables(self) -> tuple[int, ...]:
        return tuple(sorted({table for table, _ in self.places}))


@dataclass(frozen=True)
class Comparaison:
    communs: tuple[Commun, ...]  # those of most tables first
    propres: Mapping[int, tuple[int, ...]]  # table -> facts that no other table has


def compare(arbres: Mapping[int, Arbre], textes: Mapping[str, str] | None = None) -> Comparaison:
    """Bring together facts that share a wording, whichever is on top, or a card of the reserve.

    `textes` gives the words of the cards in reserve, so that a table that wrote the same is found too.
    """
    groups = _grouped({place: _keys(fait, textes or {}) for place, fait in _facts(arbres)})
    common = [Commun(tuple(g)) for g in groups if len({table for table, _ in g}) > 1]
    shared = {place for commun in common for place in commun.places}
    own: dict[int, tuple[int, ...]] = dict.fromkeys(arbres, ())
    for table, fait in sorted(place for group in groups for place in group):
        if (table, fait) not in shared:
            own[table] = (*own[table], fait)
    return Comparaison(tuple(sorted(common, key=lambda c: (-len(c.tables), c.places))), own)


def normal(texte: str) -> str:
    """Return a text without case, accents and punctuation."""
    bare = unicodedata.normalize("NFKD", texte.casefold().replace("œ", "oe"))
    letters = "".join(sign for sign in bare if not unicodedata.combining(sign))
    return " ".join(re.findall(r"\w+", letters))


def _facts(arbres: Mapping[int, Arbre]) -> Iterator[tuple[Place, Fait]]:
    for table, arbre in sorted(arbres.items()):
        for fait in arbre.faits.values():
            if fait.statut is Statut.ARBRE and fait.id != ULTIME:
                yield (table, fait.id), fait


def _keys(fait: Fait, textes: Mapping[str, str]) -> frozenset[str]:
    said = (fait.texte, *fait.formulations, textes.get(fait.source, ""))
    words = {normal(texte) for texte in said} - {""}
    return frozenset(words | ({f"{fait.source}#"} if fait.source else set()))


def _grouped(keys: Mapping[Place, frozenset[str]]) -> list[list[Place]]:
    """Return the facts in groups, joined through any key they share."""
    holders: dict[str, list[Place]] = {}
    for place, own in keys.items():
        for key in own:
            holders.setdefault(key, []).append(place)
    seen: set[Place] = set()
    groups = []
    for start in keys:
        group, waiting = [], [start]
        while waiting:
            place = waiting.pop()
            if place not in seen:
                seen.add(place)
                group.append(place)
                waiting.extend(other for key in keys[place] for other in holders.pop(key, ()))
        if group:
            groups.append(sorted(group))
    return groups
