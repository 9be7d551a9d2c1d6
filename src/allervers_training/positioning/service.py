"""Placing oneself, and saying what one expects."""

from collections.abc import Collection, Mapping
from datetime import date, datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from allervers_training.accounts.models import Person
from allervers_training.catalogue.domain import Competence
from allervers_training.cohorts.models import Cohort, Enrolment
from allervers_training.kernel.clock import room_day
from allervers_training.kernel.errors import Invalid, Refused
from allervers_training.positioning import queries
from allervers_training.positioning.domain import (
    MOST_SIGNS,
    NEEDS_KEPT,
    Moment,
    needs_erased_on,
    newest,
    open_moments,
)
from allervers_training.positioning.models import Expectation, PositioningAnswer
from allervers_training.progress.domain.words import Happened
from allervers_training.progress.service import record

CLOSED = {
    Moment.BEFORE: "Le moment « avant » est passé : la formation se termine ou elle est finie.",
    Moment.AFTER: "Le moment « à la fin » s'ouvre le dernier jour, et reste ouvert deux mois.",
    Moment.LATER: "Le moment « trois à six mois après » n'est pas encore là, ou il est passé.",
}


TOO_LATE = (
    "La session est finie : vos besoins ne sont plus gardés. Videz cette case pour garder le reste, "
    "et parlez-en directement à la formatrice ou au formateur."
)


def place_oneself(
    db: Session,
    place: Enrolment,
    moment: Moment,
    competence: Competence,
    levels: Mapping[str, int],
    *,
    at: datetime,
) -> None:
    """Add one answer for each statement of a competence; raises `Refused` when the moment is not open."""
    cohort = place.cohort
    if moment not in open_moments(room_day(at), cohort.starts_on, cohort.ends_on):
        raise Refused(CLOSED[moment], remedy="Vos réponses d'avant sont gardées telles quelles.")
    db.add_all(
        PositioningAnswer(
            person_id=place.person_id,
            enrolment_id=place.id,
            competence_id=competence.id,
            statement_id=statement.id,
            moment=moment,
            level=levels[statement.id],
            at=at,
        )
        for statement in competence.positioning
    )
    db.flush()


def tell_path(
    db: Session, place: Enrolment, moment: Moment, statements: Collection[str], *, at: datetime
) -> None:
    """Note on somebody's path that she has placed herself on every statement of a module, at this moment."""
    answered = newest(queries.answers_of(db, place)[moment])
    if set(statements) <= answered.keys():
        person, cohort = db.get_one(Person, place.person_id), place.cohort
        record(
            db,
            person,
            cohort.module_id,
            Happened.POSITIONED,
            at=at,
            about=moment,
            cohort_id=cohort.id,
        )


def expect(db: Session, place: Enrolment, expects: str, needs: str, *, at: datetime) -> None:
    """Keep what somebody expects and needs, in the place of what she said before.

    Needs are health matters as often as not: once the session no longer serves them, none is taken.
    """
    long = f"{MOST_SIGNS} signes au plus. Gardez l'essentiel ; vous pourrez en parler."
    wrong = {"attentes": expects, "besoins": needs}
    errors = {name: long for name, said in wrong.items() if len(said) > MOST_SIGNS}
    if needs and room_day(at) >= needs_erased_on(place.cohort.ends_on):
        errors["besoins"] = TOO_LATE
    if errors:
        raise Invalid(errors)
    found = db.get(Expectation, place.id) or Expectation(enrolment_id=place.id)
    found.expects, found.needs, found.at = expects, needs, at
    db.add(found)
    db.flush()


def forget_needs(db: Session, *, today: date) -> None:
    """Erase what people needed in sessions that are over; what they expected is kept."""
    over = select(Enrolment.id).join(Enrolment.cohort).where(Cohort.ends_on <= today - NEEDS_KEPT)
    db.execute(
        update(Expectation)
        .where(Expectation.needs != "", Expectation.enrolment_id.in_(over))
        .values(needs="")
    )
