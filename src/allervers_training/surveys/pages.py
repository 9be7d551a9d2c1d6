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
    with_mail: int  # of those who have not answered
    few: int
    gathered: Sequence[Gathered]


@dataclass(frozen=True, slots=True)
class Slip:
    """A paper to hand out: a name, an address, the same as a QR code."""

    name: str
    url: str
    qr: Markup


def survey_page(db: Session, cohort: Cohort, course: Course, today: date) -> SurveyPage:
    asked = queries.asked_in(db, cohort)
    answered = [one for one in asked if one.has_answered]
    return SurveyPage(
        cohort=cohort,
        opens_on=asked_from(cohort.ends_on),
        is_open=is_open(today, cohort.ends_on),
        asked=len(asked),
        answered=len(answered),
        with_mail=sum(bool(one.email) for one in asked if not one.has_answered),
        few=FEW,
        gathered=gathered(queries.answers_in(asked), course.outline.cold_survey),
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
