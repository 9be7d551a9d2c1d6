"""The page of a running order, whole."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from sqlalchemy.orm import Session

from allervers_training.catalogue.edition import Edition
from allervers_training.cohorts.models import Cohort
from allervers_training.conducteur import queries
from allervers_training.conducteur.domain import Origin, unused
from allervers_training.conducteur.models import ConducteurStep
from allervers_training.conducteur.pages.choices import (
    Choices,
    Unused,
    kinds_of,
    places_of,
    unused_of,
)
from allervers_training.conducteur.pages.lines import HalfDayLines, context_of, half_day_lines
from allervers_training.conducteur.pages.panel import Panel, Typed, panel_of
from allervers_training.web.french import french_date


@dataclass(frozen=True)
class Said:
    """What has just happened, to tell; `about` a step, whose hour is then said too.

    `undo` holds the fields that put a removed step back.
    """

    words: str = ""
    about: int = 0
    alert: str = ""
    remedy: str = ""
    undo: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class ConducteurPage:
    cohort: Cohort
    half_days: tuple[HalfDayLines, ...]
    is_empty: bool
    other_format: bool
    unused: tuple[Unused, ...]
    kinds: tuple[Choices, ...]
    places: tuple[Choices, ...]
    team: Mapping[int, str]
    panel: Panel | None
    adding: Typed
    said: Said


@dataclass(frozen=True)
class Shown:
    """What a page shows besides the running order itself."""

    opened: ConducteurStep | None = None
    changing: Typed | None = None
    adding: Typed = field(default_factory=Typed)
    said: Said = field(default_factory=Said)


def conducteur_page(
    db: Session, edition: Edition, cohort: Cohort, shown: Shown | None = None
) -> ConducteurPage:
    shown = shown or Shown()
    steps = queries.steps_of(db, cohort.id)
    team = {place.id: place.shown_name for place in queries.team_of(db, cohort.id)}
    context = context_of(edition.course, cohort, team)
    halves = half_day_lines(queries.half_days_of(db, cohort.id), steps, context)
    planned = edition.course.running_order(cohort.module_id, cohort.format_id)
    ids = {p.step.id for p in planned}
    opened = shown.opened
    return ConducteurPage(
        cohort=cohort,
        half_days=halves,
        is_empty=not steps,
        other_format=any(s.source_step in context.planned.keys() - ids for s in steps),
        unused=unused_of(unused(planned, {step.source_step for step in steps})),
        kinds=kinds_of(edition.course),
        places=places_of(halves, [name_of(half) for half in halves]),
        team=team,
        panel=panel_of(edition, cohort, opened, shown.changing) if opened else None,
        adding=shown.adding,
        said=_with_place(shown.said, halves),
    )


def name_of(half: HalfDayLines) -> str:
    return f"{french_date(half.day).capitalize()}, {half.half}"


def undo_of(step: ConducteurStep, steps: Sequence[ConducteurStep]) -> Mapping[str, str]:
    """Return the form that would put a step back where it stands among `steps`."""
    here = [s.id for s in steps if s.demi_journee_id == step.demi_journee_id]
    index = here.index(step.id) if step.id in here else 0
    return {
        "quoi": _kind(step),
        "intitule": step.title,
        "temps": str(step.minutes),
        "note": step.note,
        "animation": str(step.leader_id or ""),
        "ou": f"apres {here[index - 1]}" if index else f"debut {step.demi_journee_id}",
    }


def _kind(step: ConducteurStep) -> str:
    if step.source_step:
        return f"guide:{step.source_step}"
    own = {
        Origin.BREAK: "pause",
        Origin.MEAL: "repas",
        Origin.EXERCISE: f"exercice:{step.resource_id}",
    }
    return own.get(step.origin, "libre")


def _with_place(said: Said, halves: Sequence[HalfDayLines]) -> Said:
    for half in halves:
        for line in half.lines:
            if line.id == said.about:
                words = f"{said.words}. {name_of(half)}, {line.at}. {half.balance}."
                return replace(said, words=words)
    return said
