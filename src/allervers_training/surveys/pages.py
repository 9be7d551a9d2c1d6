"""What the pages of the cold survey receive."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import segno
from markupsafe import Markup
from sqlalchemy.orm import Session

from allervers_training.activities.engine.regimes import FEW
from allervers_training.catalogue.domain import Course, SurveyQuestion
from allervers_training.cohorts.models import Cohort
from allervers_training.surveys import queries
from allervers_training.surveys.domain import Gathered, asked_from, gathered, is_open, token_of
from allervers_training.surveys.queries import Asked

FIRST_SHOWN = 20  # answers to each question; a larger group's are read question by question
ON_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class AnswerPage:
    """The page of whoever answers."""

    token: str
    cohort: Cohort
    questions: Sequence[SurveyQuestion]
    typed: Mapping[str, str]
    is_kept: bool
    errors: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SurveyPage:
    """What the team sees: when, how many, and what a group of five or more has said."""

    cohort: Cohort
    opens_on: date
    is_open: bool
    asked: int
    answered: int
    few: int
    gathered: Sequence[Gathered]
    chosen: Gathered | None  # the question of which all answers are read
    number: int
    first_shown: int = FIRST_SHOWN
    on_a_page: int = ON_A_PAGE

    @property
    def last(self) -> int:
        return -(-len(self.chosen.answers) // ON_A_PAGE) if self.chosen else 1


@dataclass(frozen=True, slots=True)
class Slip:
    """A paper to hand out: a name, an address, the same as a QR code."""

    name: str
    url: str
    qr: Markup


def survey_page(
    db: Session, cohort: Cohort, course: Course, today: date, question: str = "", number: int = 1
) -> SurveyPage:
    """Show the first answers to each question, or one page of all those to one of them."""
    asked = queries.answers_in(db, cohort)
    answers = [said for said in asked if said]
    found = gathered(answers, course.outline.cold_survey)
    return SurveyPage(
        cohort=cohort,
        opens_on=asked_from(cohort.ends_on),
        is_open=is_open(today, cohort.ends_on),
        asked=len(asked),
        answered=len(answers),
        few=FEW,
        gathered=found,
        chosen=next((one for one in found if one.id == question), None),
        number=number,
    )


def slips(asked: Sequence[Asked], key: bytes, base_url: str) -> list[Slip]:
    """Return a paper for each person who has not answered yet."""
    return [
        _slip(one.place.shown_name, f"{base_url}/enquete/{token_of(key, one.survey.id)}")
        for one in asked
        if one.survey is not None and not one.has_answered
    ]


def _slip(name: str, url: str) -> Slip:
    drawn = segno.make(url, error="m").svg_inline(
        border=2, omitsize=True, svgclass="qr", lineclass=None
    )
    return Slip(name, url, Markup(drawn))  # noqa: S704 - drawn by segno from our own address
