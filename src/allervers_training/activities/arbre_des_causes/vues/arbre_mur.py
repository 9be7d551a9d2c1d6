"""The tree on the wall: which table's, around which fact, with which question; and the same in words."""

from dataclasses import dataclass

from markupsafe import Markup

from allervers_training.activities.arbre_des_causes.croquis import sketch
from allervers_training.activities.arbre_des_causes.dessin.foyer import au_mur
from allervers_training.activities.arbre_des_causes.dessin.modele import Graphe
from allervers_training.activities.arbre_des_causes.dessin.svg import dessiner
from allervers_training.activities.arbre_des_causes.domain.arbre import ULTIME
from allervers_training.activities.arbre_des_causes.domain.etat import Atelier, Phase, Table
from allervers_training.activities.arbre_des_causes.vues.commun import table_name
from allervers_training.activities.arbre_des_causes.vues.paroles import band
from allervers_training.activities.arbre_des_causes.vues.phrases import reading
from allervers_training.activities.arbre_des_causes.vues.plan import ask, summary
from allervers_training.activities.engine.kind import Room

TREE = frozenset({Phase.CONSTRUCTION, Phase.VERIFICATION})
TURN = 10  # changes in the room, after which the wall goes on to the next table
ELSEWHERE = "La liste complète est sur les téléphones et sur la console."


@dataclass(frozen=True)
class Dessin:
    """The tree of one table, around one fact; laid out only when it is rendered."""

    graphe: Graphe
    fait: int
    bandeau: tuple[str, ...]
    dit: str  # the same, for whoever does not see the drawing

    @property
    def svg(self) -> Markup:
        drawn = dessiner(au_mur(self.graphe, self.fait, self.bandeau))
        return Markup(drawn)  # noqa: S704 - our own drawing, whose words `pieces.texte` escapes


def is_drawn(atelier: Atelier, part: int = 0) -> bool:
    """Tell whether the wall shows a tree; at the end, several stand side by side unless one was chosen."""
    one = len(atelier.tables) == 1 or atelier.montree in atelier.tables or part in atelier.tables
    return atelier.phase in TREE or (atelier.phase is Phase.RESTITUTION and one)


def at_turn(atelier: Atelier, part: int = 0) -> Table:
    """Return the table that the wall shows: the chosen one, or those that have begun in turn.

    A film may follow one table: the part of the room that it asks for.
    """
    if followed := atelier.tables.get(part):
        return followed
    if kept := atelier.tables.get(atelier.montree or 0):
        return kept
    begun = [t for _, t in sorted(atelier.tables.items()) if t.operations]
    shown = begun or [atelier.tables[min(atelier.tables)]]
    return shown[sum(t.operations for t in begun) // TURN % len(shown)]


def drawing(atelier: Atelier, table: Table, room: Room) -> Dessin:
    asked = ask(reading(atelier, table, room))
    name, told = table_name(atelier, table.numero), summary(table.arbre)
    sentences = band(table.arbre.mode, asked, name, told)
    question = (f"{asked.titre}. {asked.phrase}",) if asked else ()
    return Dessin(
        graphe=sketch(atelier, table, room.texts),
        fait=asked.fait if asked else ULTIME,
        bandeau=("Pause. Tout est gardé.",) if atelier.pause else sentences,
        dit=" ".join(([f"{name}."] if name else []) + [f"{told}.", *question, ELSEWHERE]),
    )
