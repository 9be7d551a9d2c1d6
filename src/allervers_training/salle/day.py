"""Putting together what a room sees of its running order."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta

from allervers_training.cohorts.domain import HALF_LABELS, room_time
from allervers_training.cohorts.models import DemiJournee
from allervers_training.conducteur import running, running_hours
from allervers_training.conducteur.domain import Origin, StepState, start_times
from allervers_training.conducteur.models import ConducteurStep
from allervers_training.conducteur.running import Line, Lines
from allervers_training.conducteur.running_hours import Forecast, HalfDayPlan
from allervers_training.conducteur.running_service import lines_of
from allervers_training.salle.deroule import NO_MOMENT, Bande, Deroule, Drift, Etape, Moment, Now
from allervers_training.web.french import DAYS, PARIS, french_time

STATES = {
    StepState.COMING: "à venir",
    StepState.RUNNING: "en cours",
    StepState.PAUSED: "en pause",
    StepState.DONE: "faite",
    StepState.SKIPPED: "passée",
}
FAR = 180  # minutes: on another day than planned, nobody is late
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
        now=_now(now, rows[now.id].title) if now else None,
        next=every[following.id] if following else None,
        instead=_instead(running_hours.planned_at(plans, lines, clock), half, lines, every),
        drift=None if half.closed_at else _drift(_of(lines, half.id), half),
        on=now.id if now else 0,
    )
    chosen = now or following
    moment = _moment(bande, rows[now.id] if now else None, _after(half_days, half, at))
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


def _now(line: Line, title: str) -> Now:
    left = line.minutes * 60 - line.spent_seconds
    ends = line.running_since + timedelta(seconds=left) if line.running_since else None
    minutes, seconds = divmod(abs(left), 60)
    return Now(
        id=line.id,
        title=title,
        minutes=line.minutes,
        paused=ends is None,
        hour=french_time(line.started_at) if line.started_at else "",
        until=french_time(ends) if ends else "",
        ends_ms=_ms(ends) if ends else None,
        left=f"{'+' if left < 0 else ''}{minutes:02d}:{seconds:02d}",
    )


def _drift(lines: Lines, half: DemiJournee) -> Drift:
    begins = datetime.combine(half.day, half.starts_at, PARIS)
    planned = datetime.combine(half.day, half.ends_at, PARIS)
    seen = running_hours.forecast(lines, begins, planned)
    return Drift(
        said=_said(seen),
        planned_ms=_ms(planned),
        holds_ms=_ms(seen.holds_until) if seen.holds_until else 0,
        after_ms=seen.after_seconds * 1000,
    )


def _said(seen: Forecast) -> str:
    """Say what holds without looking at the clock."""
    if seen.holds_until is None:
        return f"Fin prévue au plan : {french_time(seen.planned)}"
    late, ends = seen.minutes_late(seen.holds_until), french_time(seen.ends_at(seen.holds_until))
    if abs(late) > FAR:
        return f"Fin vers {ends}"
    drift = (
        f"{late} min de retard" if late > 0 else f"{-late} min de marge" if late else "À l'heure"
    )
    return f"{drift} ; fin prévue {ends}"


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


def _after(half_days: Sequence[DemiJournee], half: DemiJournee, at: datetime) -> str:
    """Say when a parked session goes on; empty when no later half-day is planned."""
    now = at.astimezone(PARIS)
    ahead = (h for h in half_days if datetime.combine(h.day, h.starts_at, PARIS) > now)
    later = next((h for h in ahead if h.id != half.id), None)
    if later is None:
        return ""
    hour = french_time(later.starts_at)
    return f"à {hour}" if later.day == now.date() else f"{DAYS[later.day.weekday()]} à {hour}"


def _ms(instant: datetime) -> int:
    return int(instant.timestamp() * 1000)
