"""What can be read from one tree: paths, levels, who hangs on what, and the three relations of the method."""

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from allervers_training.activities.arbre_des_causes.domain.arbre import (
    ULTIME,
    Arbre,
    Jugement,
    Mode,
    Statut,
)

Links = Mapping[int, tuple[int, ...]]


class Relation(StrEnum):
    """Derived from the number of causes and effects, never chosen."""

    ENCHAINEMENT = "enchainement"  # one cause, which has this effect alone
    CONJONCTION = "conjonction"  # several causes, all needed
    DISJONCTION = "disjonction"  # one cause behind several facts


@dataclass(frozen=True)
class Ligne:
    """One line of the outline: a fact under the one it explains (or follows from)."""

    fait: int
    sous: int | None
    profondeur: int
    rappel: bool = False  # told in full above, under another effect


def causes_of(arbre: Arbre, fait: int) -> tuple[int, ...]:
    """Return the causes that are in the tree, in their order."""
    return _in_tree(arbre, arbre.causes.get(fait, ()))


def effects_of(arbre: Arbre, fait: int) -> tuple[int, ...]:
    return _in_tree(arbre, arbre.effets.get(fait, ()))


def path(
    arbre: Arbre, debut: int, fin: int, *, sauf: tuple[int, int] | None = None
) -> tuple[int, ...]:
    """Return the shortest way along effects, both ends named, or nothing; `sauf` leaves out one (cause, effect)."""
    before: dict[int, int] = {debut: debut}
    waiting = deque([debut])
    while waiting and fin not in before:
        here = waiting.popleft()
        for there in arbre.effets.get(here, ()):
            if there not in before and (here, there) != sauf:
                before[there] = here
                waiting.append(there)
    return _walked(before, debut, fin) if fin in before else ()


def loop(arbre: Arbre, effet: int, cause: int) -> tuple[int, ...]:
    """Return the circle that a new link would close, its first fact told again last; empty when none."""
    found = path(arbre, effet, cause)
    return (cause, *found) if found else ()


def upstream(arbre: Arbre, fait: int = ULTIME) -> frozenset[int]:
    """Return a fact and everything behind it."""
    return _reached(arbre.causes, fait)


def downstream(arbre: Arbre, fait: int = ULTIME) -> frozenset[int]:
    """Return a fact and everything that follows from it."""
    return _reached(arbre.effets, fait)


def attached(arbre: Arbre) -> frozenset[int]:
    """Return the facts that belong to the tree: those that lead to the fait ultime, and its consequences."""
    behind = upstream(arbre)
    return behind | downstream(arbre) if arbre.mode is Mode.PROBLEMES else behind


def is_acyclic(arbre: Arbre) -> bool:
    return len(list(_causes_last(arbre, frozenset(arbre.faits)))) == len(arbre.faits)


def levels(arbre: Arbre) -> dict[int, int]:
    """Return how far each fact of the tree stands from the fait ultime, the long way; consequences are negative."""
    behind = upstream(arbre)
    found = {ULTIME: 0}
    for fait in _causes_last(arbre, behind):
        for cause in arbre.causes.get(fait, ()):
            found[cause] = max(found.get(cause, 0), found[fait] + 1)
    if arbre.mode is not Mode.PROBLEMES:
        return found
    after = downstream(arbre)
    for fait in reversed(list(_causes_last(arbre, after))):
        for effet in arbre.effets.get(fait, ()):
            found[effet] = min(found.get(effet, 0), found[fait] - 1)
    return found


def outline(arbre: Arbre, depuis: int = ULTIME) -> tuple[Ligne, ...]:
    """Return the nested list of causes, each fact told once; a new leaf moves no other line."""
    return tuple(_nested(depuis, lambda fait: causes_of(arbre, fait)))


def consequences(arbre: Arbre, depuis: int = ULTIME) -> tuple[Ligne, ...]:
    """Return the nested list of what follows from the problem; the problem itself is its first line."""
    if arbre.mode is not Mode.PROBLEMES or not effects_of(arbre, depuis):
        return ()
    return tuple(_nested(depuis, lambda fait: effects_of(arbre, fait)))


def relations(arbre: Arbre, effet: int) -> tuple[Relation, ...]:
    """Return how an effect holds to its causes; conjonction and disjonction may stand together."""
    causes = causes_of(arbre, effet)
    shared = any(len(effects_of(arbre, cause)) > 1 for cause in causes)
    several = (Relation.CONJONCTION,) if len(causes) > 1 else ()
    if shared:
        return (*several, Relation.DISJONCTION)
    return several or ((Relation.ENCHAINEMENT,) if causes else ())


def is_verified(arbre: Arbre, effet: int) -> bool:
    """Tell whether the group judged each cause necessary and all of them sufficient."""
    causes = causes_of(arbre, effet)
    judged = all(arbre.necessites.get((effet, cause)) is Jugement.OUI for cause in causes)
    return bool(causes) and judged and arbre.faits[effet].suffisance is Jugement.OUI


def _in_tree(arbre: Arbre, faits: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(f for f in faits if arbre.faits[f].statut is Statut.ARBRE)


def _walked(before: Mapping[int, int], debut: int, fin: int) -> tuple[int, ...]:
    steps = [fin]
    while steps[-1] != debut:
        steps.append(before[steps[-1]])
    return tuple(reversed(steps))


def _reached(links: Links, fait: int) -> frozenset[int]:
    found, waiting = {fait}, [fait]
    while waiting:
        for there in links.get(waiting.pop(), ()):
            if there not in found:
                found.add(there)
                waiting.append(there)
    return frozenset(found)


def _causes_last(arbre: Arbre, among: frozenset[int]) -> Iterator[int]:
    """Yield facts after all their effects; those of a circle never come."""
    left = {f: sum(e in among for e in arbre.effets.get(f, ())) for f in among}
    waiting = deque(sorted(f for f, n in left.items() if not n))
    while waiting:
        here = waiting.popleft()
        yield here
        for cause in arbre.causes.get(here, ()):
            if cause in left:
                left[cause] -= 1
                if not left[cause]:
                    waiting.append(cause)


def _nested(first: int, below: Callable[[int], tuple[int, ...]]) -> Iterator[Ligne]:
    told: set[int] = set()
    waiting: list[tuple[int, int | None, int]] = [(first, None, 0)]
    while waiting:
        fait, sous, depth = waiting.pop()
        yield Ligne(fait, sous, depth, rappel=fait in told)
        if fait not in told:
            told.add(fait)
            waiting.extend((under, fait, depth + 1) for under in reversed(below(fait)))
