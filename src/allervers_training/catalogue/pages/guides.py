"""View of a trainer's guide: the running order of one format, then each step in full."""

from dataclasses import dataclass

from markupsafe import Markup

from allervers_training.catalogue.addresses import PREFIX, used_by
from allervers_training.catalogue.domain import Competence, Guide, GuideFormat, Module, Step
from allervers_training.catalogue.edition import Edition
from allervers_training.catalogue.pages.common import (
    Link,
    Notice,
    Piece,
    Source,
    link_to,
    notice_of,
    pieces,
    safe,
    sources,
)
from allervers_training.catalogue.pages.headings import Heading, heading_of
from allervers_training.catalogue.pages.modules import LIVELY, METHODS, FormatTab, days_of
from allervers_training.catalogue.render import Chunk


@dataclass(frozen=True, slots=True)
class StepView:
    step: Step
    anchor: str
    method: str
    kind: str
    exercise: Link | None
    used: Link | None  # what else it draws on
    text: Markup
    others: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class GuidePage:
    notice: Notice
    heading: Heading
    title: str
    tabs: tuple[FormatTab, ...]
    minutes: int
    steps: tuple[StepView, ...]
    before: tuple[Piece, ...]
    after: tuple[Piece, ...]
    sources: tuple[Source, ...]


def guide_page(edition: Edition, competence: Competence, guide: Guide, format_id: str) -> GuidePage:
    rendered = edition.body(guide.id, for_trainers=True)
    chosen = guide.format(format_id) or guide.formats[0]
    sections = rendered.sections()
    of_steps = {PREFIX + step.id for f in guide.formats for step in f.steps}
    return GuidePage(
        notice=notice_of(edition, guide),
        heading=heading_of(edition, competence),
        title=guide.title,
        tabs=_tabs(edition, competence, guide, chosen),
        minutes=chosen.minutes,
        steps=tuple(_step(edition, competence, step, sections) for step in chosen.steps),
        before=pieces(sections.pop("", ())),
        after=tuple(
            piece
            for anchor, chunks in sections.items()
            if anchor not in of_steps
            for piece in pieces(chunks)
        ),
        sources=sources(edition, rendered.sources),
    )


def text_of_step(edition: Edition, competence_id: str, step_id: str) -> Markup:
    """Return what a guide says of one of its steps; empty when it says nothing of it."""
    for guide in edition.course.resources_of(competence_id, Guide):
        sections = edition.body(guide.id, for_trainers=True).sections()
        chunks = sections.get(PREFIX + step_id, ())
        if chunks:
            return safe("".join(chunk.html for chunk in chunks).partition("</h2>")[2])
    return Markup()


def _tabs(
    edition: Edition, competence: Competence, guide: Guide, chosen: GuideFormat
) -> tuple[FormatTab, ...]:
    module = edition.course.module_of(competence.id)
    return tuple(FormatTab(f.id, _days(module, f.id), f is chosen) for f in guide.formats)


def _days(module: Module | None, format_id: str) -> str:
    chosen = module.format(format_id) if module else None
    return days_of(chosen) if chosen else format_id


def _step(
    edition: Edition, competence: Competence, step: Step, sections: dict[str, tuple[Chunk, ...]]
) -> StepView:
    used = used_by(step, f"/modules/{competence.module}")
    resource = edition.course.resource(step.resource) if step.resource else None
    first, *others = sections.get(PREFIX + step.id) or (Chunk(""),)
    return StepView(
        step=step,
        anchor=f"{PREFIX}{step.id}",
        method=METHODS[step.method],
        kind="pause" if step.method == "pause" else "vivant" if step.method in LIVELY else "",
        exercise=link_to(edition, resource) if resource else None,
        used=Link(*used) if used else None,
        text=safe(first.html.partition("</h2>")[2]),
        others=pieces(others),
    )
