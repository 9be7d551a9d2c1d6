"""What a debate may tell at a given moment: counts, movements, words; the regimes' table applied.

Published figures speak of the people who were placed at the reveal and whose last place is known, so that
nobody who came late can be found by subtraction.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from allervers_training.activities.debat_mouvant.domain.etat import (
    Argument,
    Debat,
    Moment,
    Phase,
    Tour,
    Zone,
)
from allervers_training.activities.engine.regimes import (
    SMALL_CELL,
    Regime,
    Shown,
    has_small,
    merge_small,
    shown,
)

Flow = Mapping[tuple[Zone, Zone], int]
CLOSED_PHASES = frozenset({Phase.BILAN, Phase.DEBRIEF})


@dataclass(frozen=True)
class Repartition:
    """Where people are, as far as it may be told; `ensemble` stands for the merged zones."""

    niveau: Shown
    total: int
    comptes: tuple[tuple[Zone, int], ...] = ()
    ensemble: int | None = None
    tendance: str = ""


@dataclass(frozen=True)
class Bilan:
    """From the first place (T0) to the last (T1)."""

    avant: Repartition
    apres: Repartition
    bouge: int | None  # how many moved; None when it may not be told
    flux: tuple[tuple[tuple[Zone, Zone], int], ...] = ()


def answered(tour: Tour) -> int:
    """Count who has answered the question of this phase; the only figure before the reveal."""
    if tour.phase is Phase.POSITION_FINALE:
        return sum(1 for p in tour.parcours.values() if p.apres)
    return sum(1 for p in tour.parcours.values() if p.place)


def first_places(debat: Debat) -> Repartition:
    """Return where people were at the reveal."""
    tour = debat.tour
    counts = _zeros(tour)
    for parcours in tour.parcours.values():
        if parcours.avant:
            counts[parcours.avant] += 1
    return _told(debat, _with_room(debat, counts, Moment.AVANT), revealed=tour.revele)


def present_places(debat: Debat) -> Repartition:
    """Return where people are now; told in `visible` alone, where the room sees it anyway."""
    tour = debat.tour
    is_secret = tour.phase is Phase.POSITION_FINALE
    if debat.reglages.regime is not Regime.VISIBLE or is_secret:
        return first_places(debat)
    counts = _zeros(tour)
    for parcours in tour.parcours.values():
        place = parcours.derniere if tour.phase in CLOSED_PHASES else parcours.place
        if place:
            counts[place] += 1
    moment = Moment.APRES if _counted(tour, Moment.APRES) else Moment.AVANT
    return _told(debat, _with_room(debat, counts, moment), revealed=tour.revele)


def summary(debat: Debat) -> Bilan:
    """Return the bilan of the present affirmation, as far as it may be told."""
    tour = debat.tour
    flow = _flow(tour)
    before = first_places(debat)
    after = _told(
        debat, _with_room(debat, _after(debat, flow), Moment.APRES), revealed=_is_closed(tour)
    )
    if not _is_closed(tour) or before.niveau in {Shown.PROGRESS, Shown.NOTHING}:
        return Bilan(before, after, None)
    moved = sum(n for (origin, goal), n in flow.items() if origin is not goal)
    if before.niveau is Shown.WORDS:
        return Bilan(before, after, moved)
    if before.niveau is Shown.ALL:
        return Bilan(before, after, moved, tuple(flow.items()))
    is_whole = before.ensemble is None and after.ensemble is None
    if not is_whole or has_small(flow.values()):
        return Bilan(
            before, after, None
        )  # all together or not at all: each alone would tell the rest
    return Bilan(before, after, moved, tuple(flow.items()))


def tendency(tour: Tour, counts: Mapping[Zone, int]) -> str:
    """Say in words which way a group leans; a lead of less than a fifth is « partagé »."""
    sides = dict.fromkeys((Zone.OUI, Zone.NSP, Zone.NON), 0)
    for zone, n in counts.items():
        sides[zone.side] += n
    total = sum(sides.values())
    lead = sides[Zone.OUI] - sides[Zone.NON]
    if total and 2 * sides[Zone.NSP] > total and Zone.NSP in tour.zones:
        return "plutôt hésitant"
    if total and 5 * abs(lead) > total:
        return "plutôt d'accord" if lead > 0 else "plutôt pas d'accord"
    return "partagé"


def _flow(tour: Tour) -> dict[tuple[Zone, Zone], int]:
    flow = {(a, b): 0 for a in tour.zones for b in tour.zones}
    for parcours in tour.parcours.values():
        last = parcours.derniere
        if parcours.avant and last:
            flow[parcours.avant, last] += 1
    return flow


def _after(debat: Debat, flow: Flow) -> dict[Zone, int]:
    """Count the last places: of everybody in `visible`, of those placed at the reveal otherwise."""
    tour = debat.tour
    counts = _zeros(tour)
    if debat.reglages.regime is Regime.VISIBLE:
        for parcours in tour.parcours.values():
            last = parcours.derniere
            if last:
                counts[last] += 1
        return counts
    for (_, goal), n in flow.items():
        counts[goal] += n
    return counts


def _told(debat: Debat, counts: Mapping[Zone, int], *, revealed: bool) -> Repartition:
    total = sum(counts.values())
    level = shown(debat.reglages.regime, people=total, revealed=revealed)
    match level:
        case Shown.ALL:
            return Repartition(
                level, total, tuple(counts.items()), None, tendency(debat.tour, counts)
            )
        case Shown.COUNTS:
            merged = merge_small(counts)
            apart = tuple((zone, merged.apart[zone]) for zone in counts if zone in merged.apart)
            if len(apart) == len(counts):
                return Repartition(level, total, apart, None, tendency(debat.tour, counts))
            return Repartition(
                level, total, apart, merged.together
            )  # words would split the merged zones
        case Shown.WORDS:
            return Repartition(level, total, (), None, tendency(debat.tour, counts))
        case _:
            return Repartition(level, answered(debat.tour) if level is Shown.PROGRESS else total)


def touched(debat: Debat, argument: Argument) -> int:
    """Return how many people an argument moved, as far as it may be told; zero otherwise."""
    joined = (a.a_touche for a in debat.tour.arguments.values() if a.reuni_a == argument.id)
    people = argument.a_touche + sum(joined)
    if debat.reglages.regime is Regime.VISIBLE:
        return people
    is_large = first_places(debat).niveau is Shown.COUNTS
    return people if is_large and people >= SMALL_CELL else 0


def hand_counts(debat: Debat) -> Mapping[tuple[Moment, Zone], int]:
    """Return the heads counted by hand, where single zones may be told."""
    return debat.tour.salle if debat.reglages.regime is Regime.VISIBLE else {}


def _with_room(debat: Debat, counts: dict[Zone, int], moment: Moment) -> dict[Zone, int]:
    """Add the heads counted in the room, in `visible`; without a second count the first one stands.

    In `confidentiel` they stay out: whoever counted the room could subtract it and read the phones.
    """
    tour, counted = debat.tour, hand_counts(debat)
    source = moment if _counted(tour, moment) else Moment.AVANT
    for zone in tour.zones:
        counts[zone] += counted.get((source, zone), 0)
    return counts


def _counted(tour: Tour, moment: Moment) -> bool:
    return any(key[0] is moment for key in tour.salle)


def _is_closed(tour: Tour) -> bool:
    return tour.phase in CLOSED_PHASES


def _zeros(tour: Tour) -> dict[Zone, int]:
    return dict.fromkeys(tour.zones, 0)
