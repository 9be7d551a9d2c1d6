"""What the wall shows: one thing at a time, nothing under 6vh; the tree is drawn around the fact at work."""

from dataclasses import dataclass

from allervers_training.activities.arbre_des_causes import mots, textes
from allervers_training.activities.arbre_des_causes.domain.arbre import ULTIME, Categorie, Statut
from allervers_training.activities.arbre_des_causes.domain.etat import Atelier, Phase, Table
from allervers_training.activities.arbre_des_causes.domain.libelles import short
from allervers_training.activities.arbre_des_causes.vues.arbre_mur import (
    Dessin,
    at_turn,
    drawing,
    is_drawn,
)
from allervers_training.activities.arbre_des_causes.vues.commun import (
    cards_at,
    step,
    table_name,
)
from allervers_training.activities.arbre_des_causes.vues.cote_a_cote import Bilan, found, shared
from allervers_training.activities.arbre_des_causes.vues.leviers import levers_of
from allervers_training.activities.arbre_des_causes.vues.paroles import (
    collecting,
    headline,
    voices,
)
from allervers_training.activities.engine.kind import Room

SHOWN, SIGNS = 3, 60  # lines on the wall, and how long each may be
COMMON = 1  # facts that several tables share, under their figures: the other ones are on the phones
OF_ONE_TABLE = frozenset({Phase.TRI, Phase.LEVIERS, Phase.PRIORITES})


@dataclass(frozen=True)
class Ecran:
    """What the wall shows: a tree, or a title and what goes under it."""

    etape: str
    phase: Phase
    surtitre: str
    titre: str
    phrase: str = ""
    lignes: tuple[str, ...] = ()
    nombre: int | None = None  # of cards, while they are written
    dessin: Dessin | None = None
    bilans: tuple[Bilan, ...] = ()
    communs: tuple[str, ...] = ()
    credit: str = ""  # whoever proposed the situation, as she lets a room know


@dataclass(frozen=True)
class Bas:
    """The bottom line of the wall; empty under a tree, whose band says it."""

    pause: bool = False
    phrase: str = ""
    code: str = ""


def ecran(atelier: Atelier, room: Room) -> Ecran:
    table = at_turn(atelier, room.part)
    if is_drawn(atelier, room.part):
        name, last = table_name(atelier, table.numero), _ultimate(atelier, table, room)
        drawn = drawing(atelier, table, room)
        return Ecran(step(atelier), atelier.phase, name, last, dessin=drawn)
    if atelier.phase is Phase.CADRAGE:
        return _framing(atelier, table, room)
    return _words(atelier, table, room)


def bas(atelier: Atelier, room: Room) -> Bas:
    if is_drawn(atelier, room.part):
        return Bas()
    said = "" if atelier.pause else voices(atelier)
    shows_code = (
        atelier.phase is not Phase.RESTITUTION
    )  # nobody joins so late, and figures need the room
    return Bas(atelier.pause, said, room.code if shows_code else "")


def _framing(atelier: Atelier, table: Table, room: Room) -> Ecran:
    return Ecran(
        etape=step(atelier),
        phase=atelier.phase,
        surtitre=mots.ULTIMES[table.arbre.mode],
        titre=_ultimate(atelier, table, room),
        phrase=headline(atelier)[1],
        credit=room.texts.get(textes.CREDIT, ""),
    )


def _words(atelier: Atelier, table: Table, room: Room) -> Ecran:
    title, sentence = headline(atelier)
    ended = atelier.phase is Phase.RESTITUTION
    return Ecran(
        etape=step(atelier),
        phase=atelier.phase,
        surtitre=table_name(atelier, table.numero) if atelier.phase in OF_ONE_TABLE else "",
        titre=title,
        phrase=sentence,
        lignes=_lines(atelier, table, room),
        nombre=collecting(atelier),
        bilans=found(atelier, room.texts) if ended else (),
        communs=shared(atelier, room.texts)[:COMMON] if ended else (),
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
