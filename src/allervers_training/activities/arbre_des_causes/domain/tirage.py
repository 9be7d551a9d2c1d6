"""Tables drawn by lot: as equal as they can be, and each employer's people spread over them."""

import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

NOBODY: Mapping[int, int] = {}


@dataclass
class Tirage:
    """Who sits where while people are drawn one after the other."""

    groups: Mapping[int, int]  # local number -> employer; whoever has none is like nobody else
    sizes: Counter[int] = field(default_factory=Counter)
    alike: Counter[tuple[int, int]] = field(default_factory=Counter)  # of a table and an employer

    def sit(self, numero: int, table: int) -> None:
        self.sizes[table] += 1
        if (group := self.groups.get(numero)) is not None:
            self.alike[table, group] += 1

    def best(self, numero: int, tables: Iterable[int]) -> int:
        """Return the smallest table; among equals, where fewest come from the same employer; else the first."""
        group = self.groups.get(numero, -1)
        return min(tables, key=lambda table: (self.sizes[table], self.alike[table, group]))


def draw(
    waiting: Iterable[int],
    tables: Sequence[int],
    lot: int,
    groups: Mapping[int, int] = NOBODY,
    given: Mapping[int, int] = NOBODY,
) -> dict[int, int]:
    """Return a table for each person who waits; `given` are the places that stay.

    Employer after employer, each table in turn: so sizes differ by one at most, and so do the people of one
    employer, when nobody sat before. The lot decides everything else.
    """
    chance = random.Random(lot)  # noqa: S311 - a seat, not a secret; the lot comes from the engine
    turns = chance.sample(tables, len(tables))
    seated = Tirage(groups)
    for numero, table in given.items():
        seated.sit(numero, table)
    found = {}
    for numero in _in_order(waiting, groups, chance):
        found[numero] = table = seated.best(numero, turns)
        seated.sit(numero, table)
    return found


def join(
    numero: int, places: Mapping[int, int], groups: Mapping[int, int], tables: Iterable[int]
) -> int:
    """Return the table of somebody who comes once the others sit."""
    seated = Tirage(groups)
    for other, table in places.items():
        seated.sit(other, table)
    return seated.best(numero, sorted(tables))


def _in_order(
    waiting: Iterable[int], groups: Mapping[int, int], chance: random.Random
) -> list[int]:
    """Return people by employer, in an order drawn by lot; those without one come last."""
    people = sorted(waiting)
    chance.shuffle(people)
    together: dict[int, list[int]] = {}
    for numero in people:
        if numero in groups:
            together.setdefault(groups[numero], []).append(numero)
    alone = [numero for numero in people if numero not in groups]
    return [*chain.from_iterable(together.values()), *alone]
