"""Who may enter a module: the one evaluation of the rule that its front matter states."""

from collections.abc import Mapping
from dataclasses import dataclass

from allervers_training.catalogue.domain import AnyOf, ModuleCompleted
from allervers_training.progress.domain.words import DeclarationState, Standing

DONE = frozenset({Standing.COMPLETED, Standing.COMPLETED_ELSEWHERE})


@dataclass(frozen=True, slots=True)
class Open:
    """She may enter; `why` is the standing that opens, None when the module asks for nothing."""

    why: Standing | None


@dataclass(frozen=True, slots=True)
class FollowModule:
    """A way out: follow the module that is asked for."""

    module_id: str


@dataclass(frozen=True, slots=True)
class Declare:
    """A way out: tell one's experience."""


WayOut = FollowModule | Declare


@dataclass(frozen=True, slots=True)
class Closed:
    """She may not enter yet: how far she is in what is asked for, what became of her declaration, and what to do."""

    standing: Standing
    declaration: DeclarationState | None
    ways_out: tuple[WayOut, ...]


def may_enter(
    requires: AnyOf | None,
    standings: Mapping[str, Standing],
    declaration: DeclarationState | None = None,
) -> Open | Closed:
    """Evaluate the rule of a module for one person; `standings` says where she stands in the others.

    `declaration`, the state of her newest one, explains a refusal: it opens nothing by itself. An accepted
    declaration opens because it made her standing an exemption.
    """
    if requires is None:
        return Open(None)
    held = [standings.get(module, Standing.NOTHING) for module in modules_of(requires)]
    opening = DONE | {Standing.EXEMPTED} if takes_experience(requires) else DONE
    found = max((one for one in held if one in opening), key=_rank, default=None)
    if found is not None:
        return Open(found)
    nearest = max((one for one in held if one not in opening), key=_rank, default=Standing.NOTHING)
    return Closed(nearest, declaration, ways_out(requires))


def ways_out(requires: AnyOf) -> tuple[WayOut, ...]:
    """Return what somebody may do about a closed door, in the order of the rule."""
    return tuple(
        FollowModule(way.module_completed) if isinstance(way, ModuleCompleted) else Declare()
        for way in requires.any_of
    )


def modules_of(requires: AnyOf | None) -> tuple[str, ...]:
    """Return the modules that a rule asks for."""
    ways = requires.any_of if requires else ()
    return tuple(way.module_completed for way in ways if isinstance(way, ModuleCompleted))


def takes_experience(requires: AnyOf | None) -> bool:
    return requires is not None and any(
        not isinstance(way, ModuleCompleted) for way in requires.any_of
    )


def exempted_by(requires: AnyOf | None) -> str | None:
    """Return the module that an accepted declaration stands for; None when the rule takes no declaration.

    A declaration exempts from something: a rule that takes experience names a module too (`content check` sees to it).
    """
    return next(iter(modules_of(requires)), None) if takes_experience(requires) else None


def _rank(standing: Standing) -> int:
    return tuple(Standing).index(standing)
