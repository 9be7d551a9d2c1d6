"""What the team sees of a group: how many answered, where it stands, what it expects, what some need."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from allervers_training.catalogue.domain import Course, Level, PositioningStatement
from allervers_training.cohorts.domain import SessionRole
from allervers_training.cohorts.models import Cohort
from allervers_training.positioning import queries
from allervers_training.positioning.domain import (
    MOMENTS,
    Answer,
    Moment,
    Told,
    counted,
    needs_erased_on,
    told,
)


@dataclass(frozen=True, slots=True)
class GroupRow:
    text: str
    told: Mapping[Moment, Told]


@dataclass(frozen=True, slots=True)
class GroupPart:
    title: str
    rows: Sequence[GroupRow]


@dataclass(frozen=True, slots=True)
class GroupPage:
    """What the team sees: how many answered, where the group stands, what it expects, what some need."""

    cohort: Cohort
    parts: Sequence[GroupPart]
    labels: Mapping[Moment, str]
    scale: Sequence[Level]
    answered: Mapping[Moment, int]
    counted: Mapping[Moment, int]
    expects: Sequence[str]
    needs: Sequence[tuple[str, str]]
    reads_needs: bool  # trainers alone: they prepare the room
    needs_erased_on: date
    needs_are_erased: bool

    @property
    def is_told(self) -> bool:
        """Tell whether enough people answered, at any moment, for something to be shown."""
        return any(self.counted.values())


def group_page(
    db: Session, cohort: Cohort, course: Course, role: SessionRole, today: date
) -> GroupPage:
    answers = queries.answers_in(db, cohort)
    competences = course.competences_of(cohort.module_id)
    statements = [s.id for c in competences for s in c.positioning]
    sets = {moment: counted(given, statements) for moment, given in answers.items()}
    scale = course.outline.levels
    expected, reads_needs = queries.expectations_in(db, cohort), role is SessionRole.TRAINER
    erased_on = needs_erased_on(cohort.ends_on)
    return GroupPage(
        cohort=cohort,
        parts=tuple(
            GroupPart(c.title, tuple(_group_row(s, sets, scale) for s in c.positioning))
            for c in competences
        ),
        labels=MOMENTS,
        scale=scale,
        answered={moment: _people(given) for moment, given in answers.items()},
        counted={moment: len(found) for moment, found in sets.items()},
        expects=sorted(said.expects for _, said in expected if said.expects),
        needs=tuple((name, said.needs) for name, said in expected if said.needs and reads_needs),
        reads_needs=reads_needs,
        needs_erased_on=erased_on,
        needs_are_erased=today >= erased_on,
    )


def _people(answers: Sequence[Answer]) -> int:
    return len({answer.person for answer in answers})


def _group_row(
    statement: PositioningStatement,
    sets: Mapping[Moment, Sequence[Mapping[str, int]]],
    scale: Sequence[Level],
) -> GroupRow:
    values = [level.value for level in scale]
    return GroupRow(
        statement.text,
        {
            moment: told([own[statement.id] for own in found], values)
            for moment, found in sets.items()
        },
    )
