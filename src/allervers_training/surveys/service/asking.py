"""Asking the people of a session: by paper, by mail, each of them once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from allervers_training.cohorts.models import Cohort
from allervers_training.kernel import mail as post
from allervers_training.kernel.clock import room_day
from allervers_training.kernel.errors import Refused
from allervers_training.kernel.secrets import token_hash
from allervers_training.surveys import access, queries
from allervers_training.surveys.domain import (
    MOST_REMINDERS,
    Call,
    asked_from,
    is_open,
    token_of,
    written_until,
)
from allervers_training.surveys.domain.asking import closes_on
from allervers_training.surveys.domain.letter import SurveyLetter
from allervers_training.surveys.models import ColdSurvey
from allervers_training.surveys.queries import Asked


@dataclass(frozen=True, slots=True)
class Links:
    """What links are made of, and how days are said in letters."""

    key: bytes
    base_url: str
    in_words: Callable[[date], str]

    def of(self, survey: ColdSurvey) -> str:
        return f"{self.base_url}/enquete/{token_of(self.key, survey.id)}"


def open_surveys(db: Session, cohort: Cohort, key: bytes, *, at: datetime) -> Sequence[Asked]:
    """Make the survey of each trainee who has none yet, and return everybody; raises `Refused` before its time."""
    if not is_open(room_day(at), cohort.ends_on):
        raise Refused(
            f"L'enquête s'ouvre trois mois après la fin, le {asked_from(cohort.ends_on):%d/%m/%Y}, et se ferme au bout d'un an.",
            remedy="Rien n'est parti.",
        )
    access.one_at_a_time(db, cohort)
    for one in queries.asked_in(db, cohort):
        if one.survey is None:
            _make(db, one.place.id, cohort, key)
    return queries.asked_in(db, cohort)


def write(db: Session, cohort: Cohort, links: Links, *, at: datetime) -> int:
    """Queue the letter that is due to each trainee of a session, invitation or reminder; return how many."""
    access.one_at_a_time(db, cohort)
    today, count = room_day(at), 0
    for one in queries.asked_in(db, cohort):
        if one.survey and one.call(today, cohort.ends_on):
            access.one_writer(db, one.survey)  # she may be answering this very moment
        if call := one.call(today, cohort.ends_on):
            _write_to(db, cohort, one, call, links, at=at)
            count += 1
    db.flush()
    return count


def _write_to(
    db: Session, cohort: Cohort, one: Asked, call: Call, links: Links, *, at: datetime
) -> None:
    survey = one.survey or _make(db, one.place.id, cohort, links.key)
    _note(survey, call, at=at)
    words = _letter(cohort, survey, call, links)
    to, person = one.email or "", one.place.person_id
    post.queue(db, post.Letter(to, words.subject, words.body, person_id=person), at=at)


def _make(db: Session, enrolment_id: int, cohort: Cohort, key: bytes) -> ColdSurvey:
    survey = ColdSurvey(
        enrolment_id=enrolment_id,
        token_hash=f"unmade {enrolment_id}",  # its number is in its secret
        due_on=asked_from(cohort.ends_on),
        reminders=0,
    )
    db.add(survey)
    db.flush()
    survey.token_hash = token_hash(token_of(key, survey.id))
    db.flush()
    return survey


def _note(survey: ColdSurvey, call: Call, *, at: datetime) -> None:
    match call:
        case Call.INVITATION:
            survey.asked_at = at
        case Call.REMINDER:
            survey.reminded_at = at
            survey.reminders += 1


def _letter(cohort: Cohort, survey: ColdSurvey, call: Call, links: Links) -> SurveyLetter:
    return SurveyLetter(
        call=call,
        session=cohort.title,
        ended=links.in_words(cohort.ends_on),
        url=links.of(survey),
        best_before=links.in_words(written_until(cohort.ends_on)),
        closes=links.in_words(closes_on(cohort.ends_on)),
        is_last=survey.reminders >= MOST_REMINDERS,
    )
