"""The trainer's view of the room, and what the team types for people without a phone."""

from collections.abc import Iterable
from dataclasses import dataclass

from allervers_training.activities.debat_mouvant import mots
from allervers_training.activities.debat_mouvant.domain import bilan as b
from allervers_training.activities.debat_mouvant.domain.decisions import CHOOSING
from allervers_training.activities.debat_mouvant.domain.etat import Debat, Moment
from allervers_training.activities.debat_mouvant.vues.commun import (
    Place,
    Question,
    label,
    next_with_words,
    places,
    question,
    words,
)
from allervers_training.activities.debat_mouvant.vues.salle import DRAWN_AT_MOST, Gens, people
from allervers_training.activities.engine.kind import Room
from allervers_training.activities.engine.regimes import Regime


@dataclass(frozen=True)
class Tableau:
    """The trainer's view of the room."""

    question: Question
    inscrits: int
    connectes: int
    places: int
    comptes: b.Repartition | None
    gens: tuple[Gens, ...]
    lieux: tuple[Place, ...]
    bilan: b.Bilan | None
    deplaces: tuple[str, ...]
    silencieux: tuple[str, ...]
    relances: tuple[str, ...]
    a_verifier: tuple[str, ...]
    salle: tuple[tuple[str, tuple[tuple[str, int], ...]], ...]
    paroles: tuple[str, ...]  # what people agreed to have read aloud, in no order of persons
    regle: str
    comptes_pendant: bool
    reprise: bool  # whether a stopped debate has another affirmation to go on with


@dataclass(frozen=True)
class Comptage:
    """What the team types for people without a phone; changes with the affirmation, not with the votes."""

    lieux: tuple[Place, ...]
    personnes: tuple[tuple[int, str], ...]  # place in the session, name


def tableau(debat: Debat, room: Room) -> Tableau:
    tour, text = debat.tour, words(debat, room)
    is_visible = debat.reglages.regime is Regime.VISIBLE
    silent = [n for n in room.names if tour.de(n).place is None and not tour.de(n).observe]
    return Tableau(
        question=question(debat, room),
        inscrits=room.registered,
        connectes=room.connected,
        places=b.answered(tour),
        comptes=b.present_places(debat) if tour.revele else None,
        gens=people(debat),
        lieux=places(tour),
        bilan=b.summary(debat) if tour.phase in b.CLOSED_PHASES else None,
        deplaces=names_of(debat, room, (n for n, p in tour.parcours.items() if p.deplacements))
        if is_visible
        else (),
        silencieux=(*names_of(debat, room, silent), *room.unseated)[:DRAWN_AT_MOST]
        if is_visible and tour.phase in CHOOSING
        else (),
        relances=text.relances,
        a_verifier=text.a_verifier,
        salle=_room_counts(debat),
        paroles=tuple(sorted(tour.motifs)) if tour.phase in b.CLOSED_PHASES else (),
        regle=mots.PREMIERES[debat.reglages.premiere_parole],
        comptes_pendant=debat.reglages.comptes_pendant,
        reprise=next_with_words(debat, room) is not None,
    )


def names_of(debat: Debat, room: Room, numbers: Iterable[int]) -> tuple[str, ...]:
    return tuple(sorted(label(debat, room, n) for n in numbers))[:DRAWN_AT_MOST]


def _room_counts(debat: Debat) -> tuple[tuple[str, tuple[tuple[str, int], ...]], ...]:
    counted = b.hand_counts(debat)
    zones = debat.tour.zones
    return tuple(
        (
            str(moment),
            tuple(
                (str(zone), counted[moment, zone]) for zone in zones if (moment, zone) in counted
            ),
        )
        for moment in Moment
    )
