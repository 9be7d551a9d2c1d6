"""What may be shown of the people and their arguments, whoever looks."""

from dataclasses import dataclass, replace

from allervers_training.activities.debat_mouvant import mots
from allervers_training.activities.debat_mouvant.domain import bilan as b
from allervers_training.activities.debat_mouvant.domain import parole
from allervers_training.activities.debat_mouvant.domain.etat import (
    Argument,
    Debat,
    Mode,
    Parcours,
    Phase,
    Sort,
    Tour,
    Zone,
)
from allervers_training.activities.engine.regimes import Regime

DRAWN_AT_MOST = 60  # beyond, the room is a figure, not a crowd of half-forms


@dataclass(frozen=True)
class Gens:
    """People standing on one side, drawn one by one; `bouge` holds those who came from elsewhere."""

    cote: str
    numeros: tuple[int, ...]
    bouge: frozenset[int] = frozenset()


def visible_side(debat: Debat, numero: int | None) -> str:
    if numero is None or debat.reglages.regime is not Regime.VISIBLE or not debat.tour.revele:
        return ""
    return str(parole.side_of(debat.tour, numero) or "")


def shows_places(debat: Debat) -> bool:
    """On the wall, places follow the reveal; during the exchanges they may be withheld."""
    phase = debat.tour.phase
    return phase is Phase.REVELATION or (
        phase in {Phase.PREPARATION, Phase.ECHANGES} and debat.reglages.comptes_pendant
    )


def counts_for_room(debat: Debat) -> b.Repartition | None:
    return b.present_places(debat) if shows_places(debat) else None


def people(debat: Debat) -> tuple[Gens, ...]:
    """Draw people one by one, in `visible` and after the reveal alone, and only a roomful of them."""
    tour = debat.tour
    hidden = debat.reglages.regime is not Regime.VISIBLE or not tour.revele
    counted_by_hand = debat.reglages.mode is Mode.CORPS or bool(tour.salle)
    if (
        hidden
        or counted_by_hand
        or tour.phase is Phase.POSITION_FINALE
        or len(tour.parcours) > DRAWN_AT_MOST
    ):
        return ()
    found = []
    for side in (Zone.OUI, Zone.NSP, Zone.NON):
        here = {n for n, p in tour.parcours.items() if _stands_on(tour, p, side)}
        moved = frozenset(n for n in here if tour.de(n).deplacements)
        found.append(Gens(str(side), tuple(sorted(here, key=lambda n: (n in moved, n))), moved))
    return tuple(found)


def _stands_on(tour: Tour, path: Parcours, side: Zone) -> bool:
    place = path.derniere if tour.phase in b.CLOSED_PHASES else path.place
    return place is not None and place.side is side


def kept(debat: Debat) -> tuple[Argument, ...]:
    """Return the arguments kept, each with the figure that may be told of it."""
    kept = (a for a in debat.tour.arguments.values() if a.sort is Sort.RETENU)
    return tuple(replace(a, a_touche=b.touched(debat, a)) for a in kept)


def notes(tour: Tour) -> tuple[tuple[str, str], ...]:
    return tuple((mots.RUBRIQUES[kind], text) for kind, text in tour.notes)
