"""What the pages of one's own positioning receive."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy.orm import Session

from allervers_training.catalogue.domain import Competence, Course, Level, PositioningStatement
from allervers_training.cohorts.models import Cohort, Enrolment
from allervers_training.positioning import queries
from allervers_training.positioning.domain import (
    LATER_FROM,
    MOMENTS,
    Moment,
    change,
    needs_erased_on,
    newest,
    open_moments,
)
from allervers_training.positioning.models import Expectation


@dataclass(frozen=True, slots=True)
class Row:
    """One statement of one's own: where one was, where one is, and what has moved."""

    text: str
    labels: Sequence[str]  # by moment; empty where there is no answer
    moved: str


@dataclass(frozen=True, slots=True)
class Part:
    """One competence of one's own."""

    id: str
    title: str
    rows: Sequence[Row]
    done: Mapping[Moment, bool]

    @property
    def is_begun(self) -> bool:
        return any(any(row.labels) for row in self.rows)


@dataclass(frozen=True, slots=True)
class OwnPage:
    cohort: Cohort
    parts: Sequence[Part]
    open: Sequence[Moment]
    labels: Mapping[Moment, str]
    said: Expectation | None
    needs_erased_on: date
    comes_again: bool  # a moment is still to open

    @property
    def next(self) -> tuple[Moment, Part] | None:
        """What to answer now: the first competence not done, at the first moment open."""
        waiting = ((m, part) for m in self.open for part in self.parts if not part.done[m])
        return next(waiting, None)


@dataclass(frozen=True, slots=True)
class PlacingPage:
    """The page where one places oneself on a competence."""

    cohort: Cohort
    competence: Competence
    moment: Moment
    label: str
    scale: Sequence[Level]
    levels: Mapping[str, int]
    errors: Mapping[str, str] = field(default_factory=dict)

    @property
    def names(self) -> Mapping[str, str]:
        """What each statement says, to name those that have no answer."""
        return {statement.id: statement.text for statement in self.competence.positioning}


@dataclass(frozen=True, slots=True)
class ExpectingPage:
    """The page where one says what one expects, and what one needs as long as that can be prepared."""

    cohort: Cohort
    typed: Mapping[str, str]
    needs_erased_on: date
    asks_needs: bool
    errors: Mapping[str, str]


def own_page(db: Session, place: Enrolment, course: Course, today: date) -> OwnPage:
    cohort, answers = place.cohort, queries.answers_of(db, place)
    levels = {moment: newest(given) for moment, given in answers.items()}
    scale = {level.value: level.label for level in course.outline.levels}
    return OwnPage(
        cohort=cohort,
        parts=tuple(
            Part(
                id=competence.id,
                title=competence.title,
                rows=tuple(_row(s, levels, scale) for s in competence.positioning),
                done={
                    moment: all(s.id in levels[moment] for s in competence.positioning)
                    for moment in Moment
                },
            )
            for competence in course.competences_of(cohort.module_id)
        ),
        open=open_moments(today, cohort.starts_on, cohort.ends_on),
        labels=MOMENTS,
        said=db.get(Expectation, place.id),
        needs_erased_on=needs_erased_on(cohort.ends_on),
        comes_again=today < cohort.ends_on + LATER_FROM,
    )


def expecting_page(
    db: Session,
    place: Enrolment,
    today: date,
    typed: Mapping[str, str] | None = None,
    errors: Mapping[str, str] | None = None,
) -> ExpectingPage:
    """Show what was typed, right or wrong; otherwise what was said before."""
    said, erased_on = db.get(Expectation, place.id), needs_erased_on(place.cohort.ends_on)
    kept = {"attentes": said.expects if said else "", "besoins": said.needs if said else ""}
    shown = typed or kept
    asks_needs = today < erased_on or bool(shown["besoins"])
    return ExpectingPage(place.cohort, shown, erased_on, asks_needs, errors or {})


def placing_page(
    place: Enrolment,
    course: Course,
    competence: Competence,
    moment: Moment,
    levels: Mapping[str, int],
    errors: Mapping[str, str] | None = None,
) -> PlacingPage:
    scale, label = course.outline.levels, MOMENTS[moment]
    return PlacingPage(place.cohort, competence, moment, label, scale, levels, errors or {})


def levels_of(db: Session, place: Enrolment, moment: Moment) -> dict[str, int]:
    """Return what somebody answered at a moment, to show it again."""
    return newest(queries.answers_of(db, place)[moment])


def _row(
    statement: PositioningStatement,
    levels: Mapping[Moment, Mapping[str, int]],
    scale: Mapping[int, str],
) -> Row:
    given = [levels[moment].get(statement.id) for moment in Moment]
    answered = [level for level in given if level is not None]
    moved = change(given[0], answered[-1]) if given[0] is not None and len(answered) > 1 else ""
    return Row(statement.text, tuple(scale.get(level or 0, "") for level in given), moved)
