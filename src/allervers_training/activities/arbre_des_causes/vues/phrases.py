"""What a tree says of one fact, in words: its causes, what it explains, what was judged."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from allervers_training.activities.arbre_des_causes import mots
from allervers_training.activities.arbre_des_causes.domain.arbre import Arret, Jugement, Raison
from allervers_training.activities.arbre_des_causes.domain.etat import Atelier, Table
from allervers_training.activities.arbre_des_causes.domain.graphe import (
    causes_of,
    effects_of,
    levels,
)
from allervers_training.activities.arbre_des_causes.domain.guide import unexplained
from allervers_training.activities.arbre_des_causes.domain.libelles import NAMED_IN
from allervers_training.activities.arbre_des_causes.vues.commun import named
from allervers_training.activities.arbre_des_causes.vues.leviers import Levier, levers_of
from allervers_training.activities.engine.kind import Room
from allervers_training.web.french import count_of

BRIEF = 40  # signs of an effect, which most often stands just above
ENOUGH = {
    Jugement.OUI: ("sa cause suffit", "ensemble elles suffisent"),
    Jugement.NON: ("sa cause ne suffit pas", "ensemble elles ne suffisent pas"),
    Jugement.A_VERIFIER: (
        "sa cause suffit-elle ? à vérifier",
        "suffisent-elles ensemble ? à vérifier",
    ),
}


@dataclass(frozen=True)
class Lecture:
    """One tree being read: what is looked up once for all its lines."""

    atelier: Atelier
    table: Table
    room: Room
    niveaux: Mapping[int, int] = field(default_factory=dict)
    a_expliquer: frozenset[int] = frozenset()
    leviers: Mapping[int, tuple[Levier, ...]] = field(default_factory=dict)

    def nom(self, numero: int, signs: int = NAMED_IN) -> str:
        return named(self.atelier, self.table, self.room, numero, signs)


def reading(atelier: Atelier, table: Table, room: Room) -> Lecture:
    found: dict[int, tuple[Levier, ...]] = {}
    for levier in levers_of(atelier, table):
        found[levier.fait] = (*found.get(levier.fait, ()), levier)
    arbre = table.arbre
    return Lecture(atelier, table, room, levels(arbre), frozenset(unexplained(arbre)), found)


def causes_words(lu: Lecture, numero: int) -> str:
    """Say how many causes a fact has, or why it has none."""
    arret = lu.table.arbre.faits[numero].arret
    count = len(causes_of(lu.table.arbre, numero))
    if arret and not count:
        return stop_words(arret)
    return count_of(count, "cause", "causes", "sans explication")


def stop_words(arret: Arret) -> str:
    if arret.raison is Raison.AUTRE:
        return f"branche arrêtée : {arret.texte}"
    more = f" ({arret.texte})" if arret.texte else ""
    return f"branche arrêtée : {mots.RAISONS[arret.raison].lower()}{more}"


def place_words(lu: Lecture, numero: int) -> str:
    """Say what a fact explains: every effect, also those shown elsewhere."""
    effects = effects_of(lu.table.arbre, numero)
    return "Cause de : " + " ; ".join(lu.nom(effet, BRIEF) for effet in effects) if effects else ""


def together(lu: Lecture, numero: int) -> str:
    """Say how the causes of a fact hold together, as far as it was judged."""
    arbre = lu.table.arbre
    causes, enough = causes_of(arbre, numero), arbre.faits[numero].suffisance
    several = len(causes) > 1
    needed = several and all(arbre.necessites.get((numero, c)) is Jugement.OUI for c in causes)
    said = [
        f"les {len(causes)} causes sont nécessaires"
        if needed
        else f"{len(causes)} causes, prises ensemble"
        if several
        else "",
        ENOUGH[enough][several] if enough and causes else "",
    ]
    return " ; ".join(word for word in said if word)
