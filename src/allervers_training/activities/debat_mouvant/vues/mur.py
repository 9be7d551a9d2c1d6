"""What the wall shows."""

from collections.abc import Iterable
from dataclasses import dataclass

from allervers_training.activities.debat_mouvant.domain import bilan as b
from allervers_training.activities.debat_mouvant.domain import parole
from allervers_training.activities.debat_mouvant.domain.decisions import TALKING
from allervers_training.activities.debat_mouvant.domain.etat import Argument, Debat, Phase, Rubrique
from allervers_training.activities.debat_mouvant.vues.commun import (
    Place,
    Question,
    label,
    places,
    progress,
    question,
)
from allervers_training.activities.debat_mouvant.vues.salle import (
    Gens,
    counts_for_room,
    kept,
    notes,
    people,
    shows_places,
    visible_side,
)
from allervers_training.activities.engine.kind import Room

SHOWN_ARGUMENTS = 2  # of each camp, on the wall


@dataclass(frozen=True)
class Ecran:
    """What the wall shows."""

    question: Question
    lieux: tuple[Place, ...]
    comptes: b.Repartition | None
    gens: tuple[Gens, ...]
    arguments: tuple[tuple[str, tuple[Argument, ...]], ...]
    bilan: b.Bilan | None
    touchants: tuple[Argument, ...]
    notes: tuple[tuple[str, str], ...]
    vide: bool


@dataclass(frozen=True)
class Bas:
    """The bottom line of the wall: who or how many."""

    phase: Phase
    pause: bool
    avance: str
    code: str
    orateur: str
    cote_orateur: str
    suivant: str
    cote_suivant: str
    accord: str


def ecran(debat: Debat, room: Room) -> Ecran:
    tour = debat.tour
    said = kept(debat)
    return Ecran(
        question=question(debat, room),
        lieux=places(tour),
        comptes=counts_for_room(debat),
        gens=people(debat) if shows_places(debat) else (),
        arguments=tuple(
            (str(side), tuple(a for a in said if a.camp.side is side)[-SHOWN_ARGUMENTS:])
            for side in parole.BANKS
        ),
        bilan=b.summary(debat) if tour.phase in b.CLOSED_PHASES else None,
        touchants=_touching(said),
        notes=notes(tour),
        vide=not said,
    )


def bas(debat: Debat, room: Room) -> Bas:
    tour = debat.tour
    speaker, following = tour.orateur, parole.next_speaker(debat) if tour.phase in TALKING else None
    agreed = [text for kind, text in tour.notes if kind is Rubrique.ACCORD]
    return Bas(
        phase=tour.phase,
        pause=debat.pause,
        avance=progress(debat, room),
        code=room.code,
        orateur=label(debat, room, speaker) if speaker is not None else "",
        cote_orateur=visible_side(debat, speaker),
        suivant=label(debat, room, following) if following is not None else "",
        cote_suivant=visible_side(debat, following),
        accord=agreed[-1] if agreed else "",
    )


def _touching(kept: Iterable[Argument]) -> tuple[Argument, ...]:
    touched = [a for a in kept if a.a_touche]
    return tuple(sorted(touched, key=lambda a: -a.a_touche)[:SHOWN_ARGUMENTS])
