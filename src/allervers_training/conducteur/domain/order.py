"""The order of the steps: where one may be put, moved, taken out, so that none is lost and none comes twice."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from allervers_training.conducteur.domain.places import (
    After,
    Earlier,
    End,
    Later,
    Move,
    Place,
    Start,
)
from allervers_training.kernel.errors import Conflict, Refused

AGAIN = "Le conducteur est montré tel qu'il est maintenant : recommencez à partir de là."
GONE = "Cette étape n'est plus dans le conducteur : quelqu'un vient de la retirer."
NEIGHBOUR_GONE = "L'étape après laquelle vous vouliez la placer vient d'être retirée."
HALF_DAY_GONE = "Cette demi-journée n'est plus dans la session."
SETTLED = "Cette étape a commencé, ou elle est passée : elle garde sa place."
TOO_EARLY = "Ce moment est déjà passé : une étape commencée ou faite vient après."
LATER = "Choisissez une place après la dernière étape commencée."


@dataclass(frozen=True)
class Order:
    """The steps of each half-day, half-days in the order of time; `settled` have begun, or are over."""

    days: Mapping[int, tuple[int, ...]]
    settled: frozenset[int] = frozenset()

    def half_day_of(self, step: int) -> int:
        found = next((half for half, steps in self.days.items() if step in steps), None)
        if found is None:
            raise gone()
        return found

    def flat(self) -> list[int]:
        return [step for steps in self.days.values() for step in steps]


def gone() -> Conflict:
    return Conflict(GONE, remedy=AGAIN)


def moved(order: Order, step: int, move: Move) -> Order:
    """Put a step elsewhere; raises `Conflict` when it, or its new place, has gone, `Refused` when it may not."""
    _check_free(order, step)
    place = _place(order, step, move)
    if place is None or place == After(step):
        return order
    return inserted(_without(order, step), step, place)


def inserted(order: Order, step: int, place: Place) -> Order:
    """Put a new step somewhere; nothing that has not begun may come before what has."""
    half, index = _where(order, place)
    before = order.days[half]
    done = _with(order, half, (*before[:index], step, *before[index:]))
    following = done.flat()
    if order.settled.intersection(following[following.index(step) :]):
        raise Refused(TOO_EARLY, remedy=LATER)
    return done


def removed(order: Order, step: int) -> Order:
    """Take out a step that has not begun."""
    _check_free(order, step)
    return _without(order, step)


def after_settled(order: Order, place: Place) -> Place:
    """Return that place, or the first one that is still to come when it is behind us."""
    last = next((step for step in reversed(order.flat()) if step in order.settled), None)
    if last is None:
        return place
    half, index = _where(order, place)
    flat = order.flat()
    wanted = sum(len(order.days[h]) for h in _before(order, half)) + index
    return place if wanted > flat.index(last) else After(last)


def _check_free(order: Order, step: int) -> None:
    order.half_day_of(step)
    if step in order.settled:
        raise Refused(SETTLED, remedy="Vous pouvez encore changer son titre, sa durée et sa note.")


def _place(order: Order, step: int, move: Move) -> Place | None:
    """Say where a step goes; nowhere when it is already first, or last, of all."""
    half = order.half_day_of(step)
    index = order.days[half].index(step)
    match move:
        case Earlier() if index:
            return After(order.days[half][index - 2]) if index > 1 else Start(half)
        case Earlier():
            before = _before(order, half)
            return End(before[-1]) if before else None
        case Later() if index < len(order.days[half]) - 1:
            return After(order.days[half][index + 1])
        case Later():
            after = list(order.days)[list(order.days).index(half) + 1 :]
            return Start(after[0]) if after else None
        case _:
            return move


def _where(order: Order, place: Place) -> tuple[int, int]:
    if isinstance(place, After):
        found = next((half for half, steps in order.days.items() if place.step in steps), None)
        if found is None:
            raise Conflict(NEIGHBOUR_GONE, remedy=AGAIN)
        return found, order.days[found].index(place.step) + 1
    if place.half_day not in order.days:
        raise Conflict(HALF_DAY_GONE, remedy=AGAIN)
    return place.half_day, 0 if isinstance(place, Start) else len(order.days[place.half_day])


def _before(order: Order, half: int) -> list[int]:
    return list(order.days)[: list(order.days).index(half)]


def _without(order: Order, step: int) -> Order:
    half = order.half_day_of(step)
    return _with(order, half, tuple(other for other in order.days[half] if other != step))


def _with(order: Order, half: int, steps: tuple[int, ...]) -> Order:
    return replace(order, days={**order.days, half: steps})
