"""Where a step may be put, as people say it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Start:
    """At the beginning of a half-day."""

    half_day: int


@dataclass(frozen=True)
class End:
    """At the end of a half-day."""

    half_day: int


@dataclass(frozen=True)
class After:
    """Right after a step, wherever it stands now."""

    step: int


@dataclass(frozen=True)
class Earlier:
    """One place up; from the top of a half-day, to the end of the one before."""


@dataclass(frozen=True)
class Later:
    """One place down; from the end of a half-day, to the top of the next."""


Place = Start | End | After
Move = Place | Earlier | Later
