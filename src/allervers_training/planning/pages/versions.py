"""The page that says which state of the course a session follows, and what a newer one changes."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from allervers_training.catalogue.edition import Edition
from allervers_training.cohorts.models import Cohort
from allervers_training.conducteur import queries as conducteur_queries
from allervers_training.planning import queries
from allervers_training.planning.domain import Part, State, differences
from allervers_training.web.french import french_date


@dataclass(frozen=True)
class VersionPage:
    cohort: Cohort
    since: str
    newer: str  # names the newest state of the course; empty when the session follows it
    parts: Sequence[Part]
    proposed: int  # exercises that people have contributed since
    orphans: Sequence[str]  # steps of its running order that the newest state does not have


def version_page(db: Session, cohort: Cohort, own: Edition, current: Edition) -> VersionPage:
    since = french_date(queries.version_kept_at(db, cohort.content_hash).date())
    if own.hash == current.hash:
        return VersionPage(cohort, since, "", (), 0, ())
    before, after = (State(edition.course, edition.texts) for edition in (own, current))
    parts = differences(before, after, cohort.module_id, cohort.format_id)
    proposed = len(current.course.credits.keys() - own.course.documents.keys())
    orphans = _orphans(db, cohort, current)
    return VersionPage(cohort, since, current.hash, parts, proposed, orphans)


def _orphans(db: Session, cohort: Cohort, current: Edition) -> list[str]:
    planned = current.course.running_order(cohort.module_id, cohort.format_id)
    known = {step.step.id for step in planned}
    steps = conducteur_queries.steps_of(db, cohort.id)
    return [s.title for s in steps if s.source_step and s.source_step not in known]
