"""View of what is missing, for the trainers who say it: open needs, and the texts that answer them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from allervers_training.catalogue.domain import Competence, Course
from allervers_training.contributing.domain.guides import GUIDES
from allervers_training.contributing.domain.question import Guide
from allervers_training.contributing.models import Need
from allervers_training.contributing.pages.readings import STATES
from allervers_training.contributing.queries import reading as queries


@dataclass(frozen=True, slots=True)
class Wanted:
    need: Need
    kind: str
    subject: str
    answers: tuple[tuple[str, str], ...]  # where each text is, and where it stands


@dataclass(frozen=True, slots=True)
class NeedsPage:
    open: tuple[Wanted, ...]
    closed: tuple[Wanted, ...]
    kinds: tuple[Guide, ...]
    subjects: tuple[Competence, ...]
    typed: Mapping[str, str] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)


def needs_page(
    db: Session, course: Course, typed: Mapping[str, str] | None = None, errors: Mapping[str, str] | None = None
) -> NeedsPage:  # fmt: skip
    needs = queries.needs(db)
    answers = queries.answers_to(db, [need.id for need in needs])
    titles = {competence.id: competence.title for competence in course.competences}
    wanted = [
        Wanted(
            need,
            GUIDES[need.kind].name,
            titles.get(need.competence_id, need.competence_id),
            tuple((a.slug, STATES[a.state]) for a in answers if a.need_id == need.id),
        )
        for need in needs
    ]
    return NeedsPage(
        tuple(one for one in wanted if one.need.closed_at is None),
        tuple(one for one in wanted if one.need.closed_at),
        tuple(GUIDES.values()),
        course.competences,
        typed or {},
        errors or {},
    )
