"""Views of the modules: what people will do, under what conditions, in what order."""

from dataclasses import dataclass

from allervers_training.catalogue.domain import (
    Course,
    Module,
    ModuleCompleted,
    ModuleFormat,
    PlannedStep,
)
from allervers_training.catalogue.edition import Edition
from allervers_training.catalogue.pages.common import (
    Body,
    Notice,
    Waypoint,
    body_of,
    notice_of,
    waypoint,
)

LIVELY = frozenset({"debat-mouvant", "arbre-des-causes", "mise-en-situation", "carte-acteurs"})
METHODS = {
    "accueil": "Accueil",
    "expose": "Exposé",
    "debat": "Débat",
    "debat-mouvant": "Débat mouvant",
    "arbre-des-causes": "Arbre des causes",
    "mise-en-situation": "Mise en situation",
    "etude-de-cas": "Étude de cas",
    "travail-en-groupe": "Travail en groupe",
    "reflexion": "Seul·e, en silence",
    "tour-de-table": "Tour de table",
    "quiz": "Quiz",
    "positionnement": "Se situer",
    "temoignage": "Témoignage",
    "pause": "Pause",
    "bilan": "Bilan",
}


@dataclass(frozen=True, slots=True)
class ModuleCard:
    id: str
    order: int
    title: str
    days: str
    colour: str
    waypoints: tuple[Waypoint, ...]
    prerequisite: str


@dataclass(frozen=True, slots=True)
class Row:
    title: str
    method: str
    minutes: int
    kind: str


@dataclass(frozen=True, slots=True)
class Day:
    number: int
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class FormatTab:
    id: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class ModulePage:
    notice: Notice
    card: ModuleCard
    module: Module
    ways_in: tuple[str, ...]
    body: Body
    tabs: tuple[FormatTab, ...]
    days: tuple[Day, ...]


def module_cards(edition: Edition) -> tuple[ModuleCard, ...]:
    return tuple(_card(edition, module) for module in edition.course.modules)


def module_page(
    edition: Edition, module: Module, format_id: str, *, for_trainers: bool
) -> ModulePage:
    chosen = module.format(format_id) or module.formats[0]
    tabs = tuple(FormatTab(f.id, days_of(f), f is chosen) for f in module.formats)
    return ModulePage(
        notice=notice_of(edition, module),
        card=_card(edition, module),
        module=module,
        ways_in=tuple(_ways_in(edition.course, module)),
        body=body_of(edition, module.id, for_trainers=for_trainers),
        tabs=tabs,
        days=_days(edition.course.running_order(module.id, chosen.id), module.day_minutes),
    )


def days_of(chosen: ModuleFormat) -> str:
    return f"{chosen.days} jour{'s' if chosen.days > 1 else ''}"


def _card(edition: Edition, module: Module) -> ModuleCard:
    counts = " ou ".join(str(f.days) for f in module.formats)
    return ModuleCard(
        id=module.id,
        order=module.order,
        title=module.title,
        days=f"{counts} jour{'' if counts == '1' else 's'}",
        colour="bleue" if module.order % 2 else "orange",
        waypoints=tuple(waypoint(c) for c in edition.course.competences_of(module.id)),
        prerequisite=module.prerequisite,
    )


def _ways_in(course: Course, module: Module) -> list[str]:
    return [_way_in(course, way) for way in (module.requires.any_of if module.requires else ())]


def _way_in(course: Course, way: ModuleCompleted | str) -> str:
    if isinstance(way, str):
        return "Vous pratiquez déjà l’aller vers, et vous le racontez en trois questions."
    before = course.module(way.module_completed)
    return f"Vous avez suivi le module {before.order}, « {before.title} »." if before else ""


def _days(order: tuple[PlannedStep, ...], day_minutes: int) -> tuple[Day, ...]:
    """Cut the running order into days, each as long as the module says."""
    days: list[list[Row]] = [[]]
    elapsed = 0
    for planned in order:
        if elapsed >= day_minutes * len(days):
            days.append([])
        days[-1].append(_row(planned))
        elapsed += planned.step.minutes
    return tuple(Day(number, tuple(rows)) for number, rows in enumerate(days, 1) if rows)


def _row(planned: PlannedStep) -> Row:
    step = planned.step
    kind = "pause" if step.method == "pause" else "vivant" if step.method in LIVELY else ""
    return Row(step.title, METHODS[step.method], step.minutes, kind)
