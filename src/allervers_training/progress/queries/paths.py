"""Reads about paths, the trainees of a session and coming dates."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from allervers_training.accounts.models import Person
from allervers_training.cohorts.domain import EnrolmentStatus, SessionRole
from allervers_training.cohorts.models import Cohort, DemiJournee, Enrolment
from allervers_training.progress.domain.journal import CHANGES, Event
from allervers_training.progress.domain.words import Happened
from allervers_training.progress.models import (
    ModuleStanding,
    ProgressEvent,
    ReadingPlace,
)

PAGE = 200
ON_A_PAGE = 40  # trainees, with all that each lacks
SHOWN = 6  # coming sessions named beside a closed door


def standings_since(db: Session, person_id: int) -> Mapping[str, ModuleStanding]:
    rows = db.scalars(select(ModuleStanding).where(ModuleStanding.person_id == person_id))
    return {row.module_id: row for row in rows}


def names(db: Session, persons: Collection[int]) -> Mapping[int, str]:
    rows = db.execute(select(Person.id, Person.name).where(Person.id.in_(persons)))
    return {row[0]: row[1] for row in rows}


def journal(db: Session, persons: Collection[int], module_id: str) -> Iterator[tuple[int, Event]]:
    """Yield what may have changed a standing, in order, with whose it is; not what each reads or answers."""
    line = ProgressEvent
    rows = db.execute(
        select(line.person_id, line.type, line.about, line.at)
        .where(line.person_id.in_(persons), line.module_id == module_id, line.type.in_(CHANGES))
        .order_by(line.id)
    )
    for person_id, what, about, at in rows:
        yield person_id, Event(what, about, at)


def not_checked(db: Session, persons: Collection[int]) -> frozenset[int]:
    """Return those of these people who came in by code, and whom the team has not recognised yet."""
    unknown = select(Person.id).where(Person.id.in_(persons), Person.provisional.is_(True))
    return frozenset(db.scalars(unknown))


def noted_in(db: Session, person_id: int, module_id: str, cohort_id: int) -> set[str]:
    """Return what one session has noted on somebody's path in a module: what each line is about."""
    line = ProgressEvent
    mine = (line.person_id == person_id, line.module_id == module_id, line.cohort_id == cohort_id)
    return set(db.scalars(select(line.about).where(*mine)))


def coming_sessions(db: Session, module_id: str, today: date) -> Sequence[Cohort]:
    """Return the next sessions of a module: when and where; nothing of them lets anybody in."""
    return db.scalars(
        select(Cohort)
        .where(Cohort.module_id == module_id, Cohort.starts_on >= today)
        .order_by(Cohort.starts_on, Cohort.id)
        .limit(SHOWN)
    ).all()


def reading_places(db: Session, person_id: int) -> Mapping[str, ReadingPlace]:
    rows = db.scalars(
        select(ReadingPlace).where(ReadingPlace.person_id == person_id).order_by(ReadingPlace.at)
    )
    return {row.document_id: row for row in rows}


def trainees(db: Session, cohort: Cohort, *, skip: int = 0) -> Sequence[Enrolment]:
    """Return the trainees of a session, those whose place waits included, by name; one page and one more."""
    return db.scalars(_trainees(cohort).offset(skip).limit(ON_A_PAGE + 1)).all()


def all_trainees(db: Session, cohort: Cohort) -> Sequence[Enrolment]:
    return db.scalars(_trainees(cohort)).all()


def _trainees(cohort: Cohort) -> Select[Enrolment]:
    return (
        select(Enrolment)
        .where(
            Enrolment.cohort_id == cohort.id,
            Enrolment.role == SessionRole.TRAINEE,
            Enrolment.status != EnrolmentStatus.REMOVED,
        )
        .order_by(Enrolment.shown_name, Enrolment.id)
    )


def told_of(
    db: Session, person_id: int, modules: Collection[str], types: Collection[Happened]
) -> Sequence[tuple[ProgressEvent, str]]:
    """Return what happened of these kinds on somebody's path, the newest first, with who did it."""
    rows = db.execute(
        select(ProgressEvent, Person.name)
        .outerjoin(Person, Person.id == ProgressEvent.by_id)
        .where(
            ProgressEvent.person_id == person_id,
            ProgressEvent.module_id.in_(modules),
            ProgressEvent.type.in_(types),
        )
        .order_by(ProgressEvent.id.desc())
        .limit(PAGE)
    )
    return [(row[0], row[1] or "") for row in rows]


def coming_half_days(db: Session, cohorts: Collection[int], today: date) -> Sequence[DemiJournee]:
    return db.scalars(
        select(DemiJournee)
        .where(DemiJournee.cohort_id.in_(cohorts), DemiJournee.day >= today)
        .order_by(DemiJournee.day, DemiJournee.starts_at)
    ).all()
