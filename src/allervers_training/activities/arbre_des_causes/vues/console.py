"""What the trainer sees of the tables: who sits where, how far each tree is, what to offer, whom to seat."""

from dataclasses import dataclass

from allervers_training.activities.arbre_des_causes import mots, textes
from allervers_training.activities.arbre_des_causes.domain.arbre import ULTIME
from allervers_training.activities.arbre_des_causes.domain.etat import (
    Atelier,
    Phase,
    Repartition,
)
from allervers_training.activities.arbre_des_causes.domain.regles_salle import (
    TABLES_MAX,
    people_at,
)
from allervers_training.activities.arbre_des_causes.vues.avance import Avance, progress
from allervers_training.activities.arbre_des_causes.vues.commun import label
from allervers_training.activities.arbre_des_causes.vues.plan import Plan, plan_of
from allervers_training.activities.arbre_des_causes.vues.reserve import Offre, offers
from allervers_training.activities.engine.kind import Room

KEPT = frozenset({Repartition.CHOIX, Repartition.DONNEE})
EARLY = frozenset({Phase.CADRAGE, Phase.COLLECTE, Phase.TRI})
SAME_FOR_ALL = frozenset({Phase.CADRAGE, Phase.COLLECTE, Phase.CLOS})  # the wall shows no table


@dataclass(frozen=True)
class Place:
    """One person, and where she sits."""

    numero: int
    nom: str
    table: int  # 0: none yet


@dataclass(frozen=True)
class Tables:
    """The whole room, for the trainer."""

    phase: Phase
    pause: bool
    inscrits: int
    connectes: int
    assis: int
    tables: tuple[Avance, ...]
    places: tuple[Place, ...]  # where people can be moved
    sans_place: tuple[str, ...]
    repartition: str
    nombres: tuple[int, ...]  # of tables, that can be drawn
    garde: bool  # who sits stays: only the others are drawn
    redistribue: bool  # drawing again would move people who sit
    situation: str
    ultime_nom: str
    fait_ultime: str
    reserve: tuple[Offre, ...]
    au_mur: bool  # a table can be kept on the wall
    montree: int | None  # the one that is; None: they take turns


def tables(atelier: Atelier, room: Room) -> Tables:
    seated, many = people_at(atelier), len(atelier.tables) > 1
    places = tuple(
        Place(n, label(room, n), atelier.table_de(n) or 0) for n in sorted(atelier.places)
    )
    mode = atelier.reglages.mode
    first = atelier.tables[min(atelier.tables)].arbre.faits[ULTIME]
    return Tables(
        phase=atelier.phase,
        pause=atelier.pause,
        inscrits=room.registered,
        connectes=room.connected,
        assis=sum(map(len, seated.values())),
        tables=tuple(
            progress(atelier, table, room, seated[n]) for n, table in sorted(atelier.tables.items())
        ),
        places=places if many else (),
        sans_place=tuple(p.nom for p in places if not p.table) + (room.unseated if many else ()),
        repartition=_way(atelier, room),
        nombres=_numbers(atelier),
        garde=atelier.reglages.repartition in KEPT,
        redistribue=atelier.reparti,
        situation=room.texts.get(textes.SITUATION, ""),
        ultime_nom=mots.ULTIMES[mode],
        fait_ultime=textes.words(atelier, first, room.texts),
        reserve=offers(atelier, room),
        au_mur=many and atelier.phase not in SAME_FOR_ALL,
        montree=atelier.montree,
    )


def _way(atelier: Atelier, room: Room) -> str:
    """Say how people come to a table, and for how many of them colleagues can be told apart."""
    said = mots.REPARTITIONS[atelier.reglages.repartition]
    if atelier.reglages.repartition is not Repartition.EMPLOYEUR:
        return said
    if not room.grouped:
        return f"{said} (aucun employeur n'est connu : au hasard)"
    return f"{said} (connu pour {room.grouped} sur {room.registered})"


def plans(atelier: Atelier, room: Room) -> tuple[Plan, ...]:
    """Return the outline of every table, in order."""
    return tuple(plan_of(atelier, number, room) for number in sorted(atelier.tables))


def _numbers(atelier: Atelier) -> tuple[int, ...]:
    """Return how many tables may be drawn: as they are, one fewer, one more; not below those that worked."""
    if atelier.reglages.repartition is Repartition.GROUPE or atelier.phase not in EARLY:
        return ()
    now = len(atelier.tables)
    if atelier.reglages.repartition in KEPT:
        return (now,)
    least = max([n for n, table in atelier.tables.items() if table.operations], default=1)
    return tuple(n for n in (now - 1, now, now + 1) if max(least, 2) <= n <= TABLES_MAX)
