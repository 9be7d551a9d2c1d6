"""Rules of the day: which step is on, and how long it has lasted.

One step of a session at most is running or paused. Instants are taken to the whole second, so that what is
spent adds up exactly, whatever is pressed and in whatever order.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from allervers_training.conducteur.domain import StepState
from allervers_training.kernel.errors import Refused

SHORTEST, LONGEST = 1, 480  # minutes that a step may be given
ON = frozenset({StepState.RUNNING, StepState.PAUSED})


@dataclass(frozen=True)
class Line:
    """What the rules must know of one step."""

    id: int
    half_day: int
    minutes: int
    state: StepState = StepState.COMING
    started_at: datetime | None = None
    running_since: datetime | None = None
    spent_seconds: int = 0  # before `running_since`
    ended_at: datetime | None = None


Lines = tuple[Line, ...]


def current(lines: Sequence[Line]) -> Line | None:
    """Return the step that is running or paused."""
    return next((line for line in lines if line.state in ON), None)


def spent(line: Line, at: datetime) -> int:
    """Return the seconds that a step has lasted; a clock that was set back takes nothing away."""
    if line.running_since is None:
        return line.spent_seconds
    running = _whole(at) - _whole(line.running_since)
    return line.spent_seconds + max(0, int(running.total_seconds()))


def following(lines: Sequence[Line]) -> Line | None:
    """Return what comes next: in the half-day of the step that is on, or else anywhere."""
    now = current(lines)
    rest = lines[lines.index(now) + 1 :] if now else lines
    return next(
        (
            line
            for line in rest
            if line.state is StepState.COMING and (now is None or line.half_day == now.half_day)
        ),
        None,
    )


def start(lines: Lines, step_id: int, at: datetime) -> Lines:
    """Start a step, resume it or open it again; the one before is finished, its time kept.

    Going back leaves whatever was on to come, with the time that it has spent.
    """
    chosen, was_on = _find(lines, step_id), current(lines)
    if chosen.state is StepState.RUNNING:
        return lines
    goes_back = was_on is not None and lines.index(chosen) < lines.index(was_on)
    left = StepState.COMING if goes_back else StepState.DONE
    started = replace(
        chosen,
        state=StepState.RUNNING,
        started_at=chosen.started_at or _whole(at),
        running_since=_whole(at),
        ended_at=None,
    )
    return tuple(
        started if line is chosen else _stopped(line, left, at) if line is was_on else line
        for line in lines
    )


def pause(lines: Lines, step_id: int, at: datetime) -> Lines:
    """Stop the clock of the step that runs."""
    chosen = _find(lines, step_id)
    if chosen.state not in ON:
        raise Refused("Cette étape n'est pas en cours : il n'y a rien à mettre en pause.")
    return _with(lines, _stopped(chosen, StepState.PAUSED, at))


def finish(lines: Lines, step_id: int, at: datetime) -> Lines:
    """Say that a step is done, even when its clock was never started."""
    chosen = _find(lines, step_id)
    is_done = chosen.state is StepState.DONE
    return lines if is_done else _with(lines, _stopped(chosen, StepState.DONE, at))


def skip(lines: Lines, step_id: int, at: datetime) -> Lines:
    """Leave a step out; what it has lasted is kept."""
    chosen = _find(lines, step_id)
    if chosen.state is StepState.DONE:
        raise Refused("Cette étape est faite : elle ne peut plus être passée.")
    is_skipped = chosen.state is StepState.SKIPPED
    return lines if is_skipped else _with(lines, _stopped(chosen, StepState.SKIPPED, at))


def park(lines: Lines, at: datetime) -> Lines:
    """Stop the clock of whatever runs, for the night or for the meal."""
    now = current(lines)
    return _with(lines, _stopped(now, StepState.PAUSED, at)) if now else lines


def retime(lines: Lines, step_id: int, minutes: int) -> Lines:
    """Give a step more or less time."""
    if not SHORTEST <= minutes <= LONGEST:
        raise Refused(f"Une étape dure de {SHORTEST} à {LONGEST} minutes.")
    return _with(lines, replace(_find(lines, step_id), minutes=minutes))


def _whole(at: datetime) -> datetime:
    return at.replace(microsecond=0)


def _stopped(line: Line, state: StepState, at: datetime) -> Line:
    """Stop the clock of a step and say what becomes of it."""
    has_ended = state in {StepState.DONE, StepState.SKIPPED}
    return replace(
        line,
        state=state,
        spent_seconds=spent(line, at),
        running_since=None,
        ended_at=_whole(at) if has_ended else None,
    )


def _find(lines: Sequence[Line], step_id: int) -> Line:
    return next(line for line in lines if line.id == step_id)


def _with(lines: Lines, changed: Line) -> Lines:
    return tuple(changed if line.id == changed.id else line for line in lines)
