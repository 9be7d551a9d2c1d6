"""What the team's pages receive: whom a letter reaches, whom a paper, and what was answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import segno
from markupsafe import Markup
from sqlalchemy.orm import Session

from allervers_training.activities.engine.regimes import FEW
from allervers_training.catalogue.domain import Course
from allervers_training.cohorts.models import Cohort
from allervers_training.kernel.mail.outgoing import MailState
from allervers_training.surveys import queries
from allervers_training.surveys.domain import (
    MOST_REMINDERS,
    Told,
    asked_from,
    gathered,
    is_open,
    released,
    told,
    written_until,
)
from allervers_training.surveys.pages.words import Place, Words, words_at
from allervers_training.surveys.queries import Asked
from allervers_training.surveys.service import Links

ON_THEIR_WAY = frozenset({MailState.WAITING, MailState.LEAVING, MailState.AGAIN})


@dataclass(frozen=True, slots=True)
class Reached:
    """By which way those who have not answered are reached, and where their letters are."""

    has_server: bool
    opens_elsewhere: bool
    by_mail: int
    on_paper: int
    silent: int  # who has her link, and wants no letter
    invited: int
    waiting: int  # letters that have not left
    lost: int  # letters that never will: their people are among `on_paper`
    due: int  # letters that may leave today
    until: date

    @property
    def is_over(self) -> bool:
        return not (self.by_mail or self.on_paper)


@dataclass(frozen=True, slots=True)
class SurveyPage:
    """What the team sees: when, how many, and what a group of five or more has said."""

    cohort: Cohort
    opens_on: date
    is_open: bool
    asked: int
    answered: int
    reached: Reached
    few: int
    told: Sequence[Told]
    words: Sequence[Words]


@dataclass(frozen=True, slots=True)
class Slip:
    """A paper to hand out: a name, an address, the same as a QR code."""

    name: str
    url: str
    qr: Markup


def survey_page(
    db: Session,
    cohort: Cohort,
    course: Course,
    place: Place,
    today: date,
    *,
    has_server: bool,
    elsewhere: bool,
) -> SurveyPage:
    asked = queries.asked_in(db, cohort)
    answers, questions = queries.answers_in(asked), course.outline.cold_survey
    return SurveyPage(
        cohort=cohort,
        opens_on=asked_from(cohort.ends_on),
        is_open=is_open(today, cohort.ends_on),
        asked=len(asked),
        answered=sum(one.has_answered for one in asked),
        reached=_reached(asked, cohort, today, has_server=has_server, elsewhere=elsewhere),
        few=FEW,
        told=told(released(answers), questions),
        words=words_at(place, gathered(answers, questions)),
    )


def slips(asked: Sequence[Asked], links: Links, *, only_paper: bool) -> list[Slip]:
    """Return a paper for each person who has not answered yet; `only_paper`: whom no letter reaches."""
    return [
        _slip(one.place.shown_name, links.of(one.survey))
        for one in asked
        if one.survey is not None and not one.has_answered and not (only_paper and _by_mail(one))
    ]


def _reached(
    asked: Sequence[Asked], cohort: Cohort, today: date, *, has_server: bool, elsewhere: bool
) -> Reached:
    silent = [one for one in asked if _is_silent(one)]
    left = [one for one in asked if not one.has_answered and not _is_silent(one)]
    by_mail = sum(_by_mail(one) for one in left) if has_server else 0
    return Reached(
        has_server=has_server,
        opens_elsewhere=elsewhere,
        by_mail=by_mail,
        on_paper=len(left) - by_mail,
        silent=len(silent),
        invited=sum(one.survey is not None and one.survey.asked_at is not None for one in left),
        waiting=sum(one.letter is not None and one.letter.state in ON_THEIR_WAY for one in left),
        lost=sum(one.is_lost for one in left),
        due=sum(one.call(today, cohort.ends_on) is not None for one in left),
        until=written_until(cohort.ends_on),
    )


def _by_mail(one: Asked) -> bool:
    return one.has_address and not one.is_lost


def _is_silent(one: Asked) -> bool:
    """Tell whether somebody whom nobody had written to has said that she wants no letter."""
    survey = one.survey
    if survey is None or one.has_answered:
        return False
    return survey.asked_at is None and survey.reminders >= MOST_REMINDERS


def _slip(name: str, url: str) -> Slip:
    drawn = segno.make(url, error="m").svg_inline(
        border=2, omitsize=True, svgclass="qr", lineclass=None
    )
    return Slip(name, url, Markup(drawn))  # noqa: S704 - drawn by segno from our own address
