"""Reads of cold surveys."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Select, and_, func, select
from sqlalchemy.orm import Session

from allervers_training.accounts.models import Person
from allervers_training.cohorts.domain import EnrolmentStatus, SessionRole
from allervers_training.cohorts.models import Cohort, Enrolment
from allervers_training.kernel.clock import room_day
from allervers_training.kernel.email_address import is_address
from allervers_training.kernel.mail.outgoing import MailState, OutgoingMail
from allervers_training.surveys.domain import Call, Written, next_call, window
from allervers_training.surveys.models import ColdSurvey


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody who is asked, with what is needed to reach her, and the newest letter to her."""

    place: Enrolment
    email: str | None
    survey: ColdSurvey | None
    letter: OutgoingMail | None = None

    @property
    def has_answered(self) -> bool:
        return self.survey is not None and self.survey.answered_at is not None

    @property
    def has_address(self) -> bool:
        return bool(self.email) and is_address(self.email or "")

    @property
    def is_lost(self) -> bool:
        """Tell whether her letter did not reach her and will not."""
        return self.letter is not None and self.letter.state is MailState.GIVEN_UP

    def call(self, today: date, ends_on: date) -> Call | None:
        """Return what is due to her by mail today, if anything; nothing to an address that failed."""
        if not self.has_address or self.is_lost:
            return None
        return next_call(today, ends_on, written_to(self.survey))


def written_to(survey: ColdSurvey | None) -> Written:
    if survey is None:
        return Written()
    return Written(
        invited_on=_day(survey.asked_at),
        reminders=survey.reminders,
        reminded_on=_day(survey.reminded_at),
        is_over=survey.answered_at is not None,
    )


def asked_in(db: Session, cohort: Cohort) -> Sequence[Asked]:
    """Return the trainees of a session whom the team knows, each with her survey when it was made."""
    rows = db.execute(
        _asked().where(Enrolment.cohort_id == cohort.id).order_by(*_BY_NAME),
        execution_options={"populate_existing": True},
    )
    return [Asked(row[0], row[1], row[2], row[3]) for row in rows]


def sessions_to_write_to(db: Session, today: date) -> Sequence[int]:
    """Return the sessions in which somebody is due a letter today."""
    first, last = window(today)
    rows = db.execute(
        _asked()
        .add_columns(Cohort.id, Cohort.ends_on)
        .join(Cohort, Cohort.id == Enrolment.cohort_id)
        .where(
            Cohort.ends_on.between(first, last),
            Person.email.is_not(None),
            ColdSurvey.answered_at.is_(None),
        )
    )
    due = {row[4] for row in rows if Asked(row[0], row[1], row[2], row[3]).call(today, row[5])}
    return sorted(due)


def answers_in(asked: Sequence[Asked]) -> list[Mapping[str, str]]:
    """Return the answers of a session, in the order in which they came."""
    given = [one.survey for one in asked if one.survey and one.survey.answers]
    given.sort(key=lambda survey: (survey.answered_at, survey.id))
    return [survey.answers for survey in given if survey.answers]


def letters_with(db: Session, survey: ColdSurvey, token: str) -> Sequence[OutgoingMail]:
    """Return the letters to somebody that carry her link and have not left."""
    hers = select(Enrolment.person_id).where(Enrolment.id == survey.enrolment_id)
    return db.scalars(
        select(OutgoingMail)
        .where(
            OutgoingMail.person_id == hers.scalar_subquery(),
            OutgoingMail.next_try_at.is_not(None),
            OutgoingMail.body.contains(f"/enquete/{token}", autoescape=True),
        )
        .with_for_update()
    ).all()


_BY_NAME = (Enrolment.shown_name, Enrolment.id)
KNOWN = (Enrolment.role == SessionRole.TRAINEE, Enrolment.status == EnrolmentStatus.CONFIRMED)


def _asked() -> Select[Enrolment, str | None, ColdSurvey, OutgoingMail]:
    """Return a select of the people who are asked: known, confirmed, trainees."""
    newest = func.coalesce(ColdSurvey.reminded_at, ColdSurvey.asked_at)
    about = and_(OutgoingMail.person_id == Person.id, OutgoingMail.created_at == newest)
    return (
        select(Enrolment, Person.email, ColdSurvey, OutgoingMail)
        .select_from(Enrolment)
        .join(Person, Person.id == Enrolment.person_id)
        .join(ColdSurvey, ColdSurvey.enrolment_id == Enrolment.id, isouter=True)
        .join(OutgoingMail, about, isouter=True)
        .where(*KNOWN)
    )


def _day(instant: datetime | None) -> date | None:
    return room_day(instant) if instant else None
