"""What an author may be told of the use of her text: how often, where, when, and what came out, never who.

Figures about people obey the rule of confidential rooms, whatever the regime of each: an author was not there.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from allervers_training.activities.engine.regimes import FEW, SMALL_CELL, SOME

UNUSED = "Personne ne l'a encore utilisé."
TODAY = "La dernière fois : aujourd'hui."
NOBODY_NAMED = "On ne dit jamais qui a participé."
MONTHS = ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Run:
    """One time that a text was used. `moves` are (people, of whom moved), one per affirmation that was closed."""

    day: date
    territory: str = ""
    moves: tuple[tuple[int, int], ...] = ()
    causes: int = 0
    levers: int = 0


@dataclass(frozen=True, slots=True)
class Life:
    """The same in words, one idea per line."""

    lines: tuple[str, ...]
    regions: tuple[str, ...] = ()


def told(runs: Iterable[Run], *, today: date) -> Life:
    runs = tuple(runs)
    if not runs:
        return Life((UNUSED,))
    last = max(run.day for run in runs)
    when = TODAY if last == today else f"La dernière fois : {MONTHS[last.month - 1]} {last.year}."
    used = "Votre texte a servi une fois." if len(runs) == 1 else f"Votre texte a servi {len(runs)} fois."  # fmt: skip
    regions = sorted({run.territory for run in runs if run.territory})
    lines = (used, when, *_moved(runs), *_found(runs), NOBODY_NAMED)
    return Life(lines, tuple(regions))


def _moved(runs: tuple[Run, ...]) -> tuple[str, ...]:
    """Say how many moved, over all the times when enough people were there."""
    counted = [pair for run in runs for pair in run.moves if pair[0] >= FEW]
    people, moved = sum(p for p, _ in counted), sum(m for _, m in counted)
    if not people:
        return ()
    if moved < SMALL_CELL:
        return ("Presque personne n'a changé de place.",)
    if people - moved < SMALL_CELL:
        return ("Presque tout le monde a changé de place.",)
    if people < SOME:
        return ("Des personnes ont changé de place.",)
    return (f"{moved} fois sur {people}, quelqu'un a changé de place.",)


def _found(runs: tuple[Run, ...]) -> tuple[str, ...]:
    causes, levers = sum(run.causes for run in runs), sum(run.levers for run in runs)
    found = (
        ("Les groupes ont trouvé {} cause{}.", causes),
        ("Ils ont proposé {} idée{} pour agir.", levers),
    )
    return tuple(said.format(n, "s" if n > 1 else "") for said, n in found if n)
