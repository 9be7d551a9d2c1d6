"""The floor and the arguments as the trainer runs them."""

from dataclasses import dataclass
from datetime import datetime

from allervers_training.activities.debat_mouvant import mots
from allervers_training.activities.debat_mouvant.domain import parole
from allervers_training.activities.debat_mouvant.domain.decisions import TALKING
from allervers_training.activities.debat_mouvant.domain.etat import Argument, Debat, Sort
from allervers_training.activities.debat_mouvant.vues.commun import label
from allervers_training.activities.debat_mouvant.vues.console import names_of
from allervers_training.activities.debat_mouvant.vues.salle import kept, notes, visible_side
from allervers_training.activities.engine.kind import Room
from allervers_training.activities.engine.regimes import Regime


@dataclass(frozen=True)
class Main:
    """One raised hand."""

    numero: int
    nom: str
    cote: str
    remarque: str


@dataclass(frozen=True)
class Parole:
    """The floor as the trainer runs it."""

    ouverte: bool
    orateur: Main | None
    depuis: datetime | None
    file: tuple[Main, ...]
    ont_parle: int
    sur: int
    pas_encore: tuple[str, ...]
    temps: tuple[tuple[str, int], ...]
    alternee: bool


@dataclass(frozen=True)
class Arguments:
    """Arguments to sort, and those kept."""

    a_trier: tuple[Argument, ...]
    retenus: tuple[Argument, ...]
    reunis: tuple[Argument, ...]
    notes: tuple[tuple[str, str], ...]


def floor(debat: Debat, room: Room) -> Parole:
    tour = debat.tour
    people = [n for n, p in tour.parcours.items() if p.place or p.passages or p.observe]
    spoken = [n for n in people if tour.de(n).passages]
    return Parole(
        ouverte=tour.phase in TALKING,
        orateur=_hand(debat, room, tour.orateur) if tour.orateur is not None else None,
        depuis=tour.depuis,
        file=tuple(_hand(debat, room, n) for n in parole.queue(debat))
        if tour.phase in TALKING
        else (),
        ont_parle=len(spoken),
        sur=len(people),
        pas_encore=names_of(debat, room, parole.not_yet_heard(tour, people)),
        temps=tuple((mots.SIDES[side], n) for side, n in tour.paroles.items())
        if debat.reglages.regime is Regime.VISIBLE
        else (),
        alternee=debat.reglages.regime is Regime.VISIBLE,
    )


def arguments(debat: Debat) -> Arguments:
    tour = debat.tour
    every = tuple(tour.arguments.values())
    return Arguments(
        a_trier=tuple(a for a in every if a.sort is Sort.PROPOSE),
        retenus=kept(debat),
        reunis=tuple(a for a in every if a.sort is Sort.REUNI),
        notes=notes(tour),
    )


def _hand(debat: Debat, room: Room, numero: int) -> Main:
    parcours = debat.tour.de(numero)
    if parcours.deplacements and not parcours.passages and debat.reglages.regime is Regime.VISIBLE:
        remark = "vient de bouger"
    elif not parcours.passages:
        remark = "n’a pas encore parlé"
    else:
        remark = f"{parcours.passages + 1}e fois"
    return Main(numero, label(debat, room, numero), visible_side(debat, numero) or "nsp", remark)
