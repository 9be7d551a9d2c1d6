"""One step opened: what the session's own version of the guide says of it, and what may be changed."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from allervers_training.catalogue import addresses
from allervers_training.catalogue.domain import Competence, Guide, Step
from allervers_training.catalogue.edition import Edition
from allervers_training.catalogue.pages.common import Link, link_to, safe
from allervers_training.catalogue.pages.guides import guide_page
from allervers_training.cohorts.models import Cohort
from allervers_training.conducteur.domain import planned_steps
from allervers_training.conducteur.models import ConducteurStep
from allervers_training.conducteur.service import fingerprint

CALL = re.compile(r'<a class="appel".*?</a>', re.DOTALL)  # to sources that this page does not list


@dataclass(frozen=True)
class Typed:
    """What stands in the fields, and what is wrong with it."""

    fields: Mapping[str, str] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Panel:
    """The step that is open; `says` is what the guide says, from the version that the session keeps."""

    id: int
    seen: str
    typed: Typed
    step: Step | None
    exercise: Link | None
    used: Link | None  # what else the step draws on
    guide: str
    says: tuple[Markup, ...]


def panel_of(
    edition: Edition, cohort: Cohort, step: ConducteurStep, typed: Typed | None = None
) -> Panel:
    found = planned_steps(edition.course, cohort.module_id, cohort.format_id).get(step.source_step)
    exercise = edition.course.resource(step.resource_id)
    used = addresses.used_by(found.step, f"/sessions/{cohort.id}") if found else None
    says, guide = _guide(edition, cohort, found.competence, step) if found else ((), "")
    return Panel(
        id=step.id,
        seen=fingerprint(step),
        typed=typed or Typed(_fields(step)),
        step=found.step if found else None,
        exercise=link_to(edition, exercise) if exercise else None,
        used=Link(*used) if used else None,
        guide=guide,
        says=says,
    )


def _fields(step: ConducteurStep) -> Mapping[str, str]:
    return {
        "titre": step.title,
        "minutes": str(step.minutes),
        "note": step.note,
        "animation": str(step.leader_id or ""),
    }


def _guide(
    edition: Edition, cohort: Cohort, competence: Competence | None, step: ConducteurStep
) -> tuple[tuple[Markup, ...], str]:
    """Return what the guide of a competence says of a step, and the guide's address at that step."""
    guides: Sequence[Guide] = (
        edition.course.resources_of(competence.id, Guide) if competence else ()
    )
    if competence is None or not guides:
        return (), ""
    views = guide_page(edition, competence, guides[0], cohort.format_id).steps
    view = next((view for view in views if view.step.id == step.source_step), None)
    if view is None:
        return (), ""
    texts = (view.text, *(piece.html for piece in view.others))
    address = f"/competences/{competence.id}/guide?format={cohort.format_id}"
    return (
        tuple(safe(CALL.sub("", text)) for text in texts if text.strip()),
        address + addresses.fragment(step.source_step),
    )
