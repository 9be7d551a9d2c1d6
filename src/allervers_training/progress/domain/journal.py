"""From what happened on somebody's path in one module to where she stands; the stored standing is a copy of this."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from allervers_training.progress.domain.words import AS_COMPLETED, OWN, Happened, Standing

CHANGES = frozenset(Happened) - OWN - {Happened.DECLARED, Happened.SECOND_OPINION}
"""What may change a standing."""


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the journal; `about` names the session, the declaration or the paper that it is about."""

    type: Happened
    about: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Path:
    """Where one person stands in one module, and since when."""

    places: frozenset[str] = frozenset()
    completed: bool = False
    reopened: bool = False
    held_back: bool = False  # a trainer has decided that it is not completed
    exemptions: frozenset[str] = frozenset()  # the declarations that give one
    elsewhere: frozenset[str] = frozenset()  # the declarations and papers that say so
    since: datetime | None = None

    @property
    def standing(self) -> Standing:
        """The strongest of what is true: what one has done comes before what one is spared."""
        if self.completed:
            return Standing.COMPLETED
        if self.elsewhere:
            return Standing.COMPLETED_ELSEWHERE
        if self.exemptions:
            return Standing.EXEMPTED
        if self.reopened:
            return Standing.REOPENED
        return Standing.UNDER_WAY if self.places else Standing.NOTHING


def path_of(events: Iterable[Event]) -> Path:
    """Fold a journal, in the order in which it was written."""
    path = Path()
    for event in events:
        after = _step(path, event)
        path = after if after.standing is path.standing else replace(after, since=event.at)
    return path


def _step(path: Path, event: Event) -> Path:
    match event.type:
        case Happened.ENTERED:
            return replace(path, places=path.places | {event.about})
        case Happened.LEFT:
            return replace(path, places=path.places - {event.about})
        case Happened.EXEMPTED:
            return replace(path, exemptions=path.exemptions | {event.about})
        case Happened.ATTESTED:
            return replace(path, elsewhere=path.elsewhere | {event.about})
        case Happened.REVOKED:
            return replace(  # what one declaration or one paper had given, and nothing else
                path,
                exemptions=path.exemptions - {event.about},
                elsewhere=path.elsewhere - {event.about},
            )
        case Happened.COMPLETED:
            return _completed(path)
        case Happened.DECIDED if event.about == AS_COMPLETED:
            return _completed(path)
        case Happened.DECIDED:
            return replace(_reopened(path), held_back=True)
        case Happened.REOPENED:
            return _reopened(path)
        case _:
            return path


def _completed(path: Path) -> Path:
    return replace(path, completed=True, reopened=False, held_back=False)


def _reopened(path: Path) -> Path:
    return replace(path, completed=False, reopened=path.completed or path.reopened)
