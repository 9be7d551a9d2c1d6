"""What the wall shows: one thing at a time, nothing under 6vh; the tree is drawn around the fact at work."""

from dataclasses import dataclass

from markupsafe import Markup

from allervers_training.activities.arbre_des_causes import mots, textes
from allervers_training.activities.arbre_des_causes.croquis import sketch
from allervers_training.activities.arbre_des_causes.dessin.foyer import au_mur
from allervers_training.activities.arbre_des_causes.dessin.modele import Graphe
from allervers_training.activities.arbre_des_causes.dessin.svg import dessiner
from allervers_training.activities.arbre_des_causes.domain.arbre import ULTIME, Categorie, Statut
from allervers_training.activities.arbre_des_causes.domain.etat import Atelier, Phase, Table
from allervers_training.activities.arbre_des_causes.vues.commun import (
    cards_at,
    short,
    step,
    table_name,
)
from allervers_training.activities.arbre_des_causes.vues.leviers import levers_of
from allervers_training.activities.arbre_des_causes.vues.paroles import (
    band,
    collecting,
    headline,
    voices,
)
from allervers_training.activities.arbre_des_causes.vues.phrases import reading
from allervers_training.activities.arbre_des_causes.vues.plan import ask, summary
from allervers_training.activities.arbre_des_causes.vues.cote_a_cote import Bilan, found, shared
from allervers_training.activities.engine.kind import Room

TREE = frozenset({Phase.CONSTRUCTION, Phase.VERIFICATION})
TURN = 10  # changes in the room, after which the wall goes on to the next table
SHOWN, SIGNS = 3, 60  # lines on the wall, and how long each may be
ROWS = 6  # of the tables side by side, with the facts that they share


@dataclass(frozen=True)
class Dessin:
    """The tree of one table, around one fact; laid out only when it is rendered."""

    graphe: Graphe
    fait: int
    bandeau: tuple[str, ...]

    @property
    def svg(self) -> Markup:
        drawn = dessiner(au_mur(self.graphe, self.fait, self.bandeau))
        return Markup(drawn)  # noqa: S704 - our own drawing, whose words `pieces.texte` escapes


@dataclass(frozen=True)
class Ecran:
    """What the wall shows; `dit` says a drawing in words."""

    etape: str
    phase: Phase
    surtitre: str
    titre: str
    phrase: str = ""
    lignes: tuple[str, ...] = ()
    nombre: int | None = None  # of cards, while they are written
    dessin: Dessin | None = None
    dit: str = ""
    bilans: tuple[Bilan, ...] = ()
    communs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Bas:
    """The bottom line of the wall; empty under a drawing, whose band says it."""

    pause: bool
    phrase: str
    code: str


def ecran(atelier: Atelier, room: Room) -> Ecran:
    many = len(atelier.tables) > 1
    if atelier.phase in TREE or (atelier.phase is Phase.RESTITUTION and not many):
        return _tree(atelier, at_turn(atelier), room)
    if atelier.phase is Phase.RESTITUTION:
        return _side_by_side(atelier, room)
    return _words(atelier, at_turn(atelier), room)


def bas(atelier: Atelier, room: Room) -> Bas:
    drawn = ecran_is_drawn(atelier)
    said = "" if drawn or atelier.pause else voices(atelier)
    return Bas(atelier.pause and not drawn, said, "" if drawn else room.code)


def ecran_is_drawn(atelier: Atelier) -> bool:
    alone = len(atelier.tables) == 1
    return atelier.phase in TREE or (atelier.phase is Phase.RESTITUTION and alone)


def at_turn(atelier: Atelier) -> Table:
    """Return the table that the wall shows: those that have begun, one after the other."""
    begun = [t for _, t in sorted(atelier.tables.items()) if t.operations]
    shown = begun or [atelier.tables[min(atelier.tables)]]
    return shown[sum(t.operations for t in begun) // TURN % len(shown)]


def _tree(atelier: Atelier, table: Table, room: Room) -> Ecran:
    asked = ask(reading(atelier, table, room))
    name = table_name(atelier, table.numero)
    told = summary(table.arbre)
    said = [name, told, *((asked.titre, asked.phrase) if asked else ())]
    if atelier.pause:
        sentences: tuple[str, ...] = ("Pause. Tout est gardé.",)
    else:
        sentences = band(table.arbre.mode, asked, name, told)
    return Ecran(
        etape=step(atelier),
        phase=atelier.phase,
        surtitre=name,
        titre=_ultimate(atelier, table, room),
        dessin=Dessin(
            sketch(atelier, table, room.texts), asked.fait if asked else ULTIME, sentences
        ),
        dit=" : ".join(word for word in said if word)
        + ". La liste complète est sur les téléphones et sur la console.",
    )


def _words(atelier: Atelier, table: Table, room: Room) -> Ecran:
    title, sentence = headline(atelier)
    is_worded = atelier.phase is Phase.CADRAGE
    return Ecran(
        etape=step(atelier),
        phase=atelier.phase,
        surtitre=mots.ULTIMES[table.arbre.mode]
        if is_worded
        else table_name(atelier, table.numero)
        if atelier.phase is not Phase.COLLECTE
        else "",
        titre=_ultimate(atelier, table, room) if is_worded else title,
        phrase=sentence,
        lignes=_lines(atelier, table, room),
        nombre=collecting(atelier),
    )


def _side_by_side(atelier: Atelier, room: Room) -> Ecran:
    title, sentence = headline(atelier)
    return Ecran(
        etape=step(atelier),
        phase=atelier.phase,
        surtitre="",
        titre=title,
        phrase=sentence,
        bilans=found(atelier)[:ROWS],
        communs=shared(atelier, room.texts)[: max(0, ROWS - len(atelier.tables))],
    )


def _lines(atelier: Atelier, table: Table, room: Room) -> tuple[str, ...]:
    """Return the cards that wait for a category, or the newest levers."""
    if atelier.phase is Phase.TRI:
        facts = (table.arbre.faits[n] for n in cards_at(table.arbre, Statut.BOITE))
        waiting = [f for f in facts if f.categorie is Categorie.NON_DITE][:SHOWN]
        return tuple(f"« {short(textes.words(atelier, f, room.texts), SIGNS)} »" for f in waiting)
    if atelier.phase in {Phase.LEVIERS, Phase.PRIORITES}:
        newest = levers_of(atelier, table)[-SHOWN:]
        return tuple(f"Fait {lever.fait} : {short(lever.quoi, SIGNS)}" for lever in newest)
    return ()


def _ultimate(atelier: Atelier, table: Table, room: Room) -> str:
    return textes.words(atelier, table.arbre.faits[ULTIME], room.texts)
