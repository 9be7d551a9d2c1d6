"""Putting together what a room sees of its running order."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from allervers_training.cohorts.domain import HALF_LABELS
from allervers_training.cohorts.models import DemiJournee
from allervers_training.conducteur import running, running_hours
from allervers_training.conducteur.domain import Origin, StepState, start_times
from allervers_training.conducteur.models import ConducteurStep
from allervers_training.conducteur.running import Lines
from allervers_training.conducteur.running_hours import HalfDayPlan
from allervers_training.conducteur.running_service import lines_of
from allervers_training.kernel.clock import room_time
from allervers_training.salle.deroule import NO_MOMENT, Bande, Deroule, Etape, Moment
from allervers_training.salle.hours import back_at, drift_of, now_of
from allervers_training.web.french import DAYS, french_time

STATES = {
    StepState.COMING: "à venir",
    StepState.RUNNING: "en cours",
    StepState.PAUSED: "en pause",
    StepState.DONE: "faite",
    StepState.SKIPPED: "passée",
}
REST = frozenset({Origin.BREAK, Origin.MEAL})


def deroule_of(
    half_days: Sequence[DemiJournee], steps: Sequence[ConducteurStep], at: datetime
) -> Deroule | None:
    """Return a room's running order at one instant; None when nobody has built it."""
    lines, clock = lines_of(steps), room_time(at)
    plans = [_plan(half) for half in half_days]
    here = running_hours.half_day_at(plans, lines, clock)
    half = next((half for half in half_days if half.id == here), None)
    if not steps or half is None:
        return None
    every = {e.id: e for h in half_days for e in _etapes(h, steps, is_here=h is half)}
    now, rows = running.current(lines), {step.id: step for step in steps}
    following = running.following(lines if now else _of(lines, half.id))
    bande = Bande(
        cohort_id=half.cohort_id,
        half_day=half.id,
        half_day_title=_title(half),
        is_parked=half.closed_at is not None,
        now=now_of(now, rows[now.id].title) if now else None,
        next=every[following.id] if following else None,
        instead=_instead(running_hours.planned_at(plans, lines, clock), half, lines, every),
        drift=None if half.closed_at else drift_of(_of(lines, half.id), half),
        on=now.id if now else 0,
    )
    chosen = now or following
    moment = _moment(bande, rows[now.id] if now else None, back_at(half_days, half, at))
    ours = tuple(every[step.id] for step in steps if step.demi_journee_id == half.id)
    return Deroule(bande, ours, moment, rows[chosen.id] if chosen else None)


def _plan(half: DemiJournee) -> HalfDayPlan:
    return HalfDayPlan(
        half.id,
        half.day,
        half.starts_at,
        half.ends_at,
        has_opened=half.opened_at is not None,
        is_closed=half.closed_at is not None,
    )


def _title(half: DemiJournee) -> str:
    return f"{DAYS[half.day.weekday()].capitalize()} {HALF_LABELS[half.half]}"


def _of(lines: Lines, half_day: int) -> Lines:
    return tuple(line for line in lines if line.half_day == half_day)


def _instead(
    planned: int | None, here: DemiJournee, lines: Lines, every: Mapping[int, Etape]
) -> Etape | None:
    following = running.following(_of(lines, planned)) if planned and planned != here.id else None
    return every[following.id] if following else None


def _etapes(
    half: DemiJournee, steps: Sequence[ConducteurStep], *, is_here: bool
) -> Iterator[Etape]:
    ours = [step for step in steps if step.demi_journee_id == half.id]
    for step, hour in zip(
        ours, start_times(half.starts_at, (s.minutes for s in ours)), strict=True
    ):
        yield Etape(
            id=step.id,
            title=step.title,
            minutes=step.minutes,
            state=step.state,
            state_word=STATES[step.state],
            when=french_time(hour) if is_here else f"{_title(half)}, {french_time(hour)}",
            spent_minutes=step.spent_seconds // 60,
            is_rest=step.origin in REST,
        )


def _moment(bande: Bande, on: ConducteurStep | None, back: str) -> Moment:
    if bande.is_parked:
        return Moment(back=back)
    if on is None or bande.now is None:
        return NO_MOMENT
    is_rest = on.origin in REST
    return Moment(
        title=on.title,
        is_rest=is_rest,
        until=bande.now.until if is_rest else "",
        leader=on.leader_id or 0,
    )
