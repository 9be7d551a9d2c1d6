"""Reads for pages and rules about paths: the same few statements for one person or for two hundred."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from allervers_training.accounts.domain import SiteRole
from allervers_training.accounts.models import Person, PersonRole
from allervers_training.cohorts.domain import EnrolmentStatus, SessionRole
from allervers_training.cohorts.models import Cohort, DemiJournee, Enrolment
from allervers_training.progress.domain.words import DeclarationState, Happened
from allervers_training.progress.models import (
    Declaration,
    DeclarationReview,
    ModuleStanding,
    ProgressEvent,
    ReadingPlace,
)

PAGE = 200
SHOWN = 6  # coming sessions named beside a closed door


def standings_since(db: Session, person_id: int) -> Mapping[str, ModuleStanding]:
    rows = db.scalars(select(ModuleStanding).where(ModuleStanding.person_id == person_id))
    return {row.module_id: row for row in rows}


def names(db: Session, persons: Collection[int]) -> Mapping[int, str]:
    rows = db.execute(select(Person.id, Person.name).where(Person.id.in_(persons)))
    return {row[0]: row[1] for row in rows}


def journal(db: Session, persons: Collection[int], module_id: str) -> Sequence[ProgressEvent]:
    return db.scalars(
        select(ProgressEvent)
        .where(ProgressEvent.person_id.in_(persons), ProgressEvent.module_id == module_id)
        .order_by(ProgressEvent.id)
    ).all()


def coming_sessions(db: Session, module_id: str, today: date) -> Sequence[Cohort]:
    """Return the next sessions of a module: when and where; nothing of them lets anybody in."""
    return db.scalars(
        select(Cohort)
        .where(Cohort.module_id == module_id, Cohort.starts_on >= today)
        .order_by(Cohort.starts_on, Cohort.id)
        .limit(SHOWN)
    ).all()


def declarations_of(db: Session, person_id: int, module_id: str) -> Sequence[Declaration]:
    """Return all that somebody has declared in order to enter a module, the newest first."""
    return db.scalars(
        select(Declaration)
        .where(Declaration.person_id == person_id, Declaration.module_id == module_id)
        .order_by(Declaration.id.desc())
        .limit(PAGE)
    ).all()


def reviews_of(
    db: Session, declarations: Collection[int]
) -> Mapping[int, Sequence[tuple[DeclarationReview, str]]]:
    """Return what reviewers did about declarations, in order, with their names."""
    found: dict[int, list[tuple[DeclarationReview, str]]] = defaultdict(list)
    rows = db.execute(
        select(DeclarationReview, Person.name)
        .outerjoin(Person, Person.id == DeclarationReview.by_id)
        .where(DeclarationReview.declaration_id.in_(declarations))
        .order_by(DeclarationReview.id)
    )
    for review, name in rows:
        found[review.declaration_id].append((review, name or "une personne effacée"))
    return found


def to_read(db: Session, reader: Person, *, skip: int = 0) -> Sequence[tuple[Declaration, str]]:
    """Return the declarations that wait for an answer, the oldest first; never one's own."""
    rows = db.execute(
        select(Declaration, Person.name)
        .join(Person, Person.id == Declaration.person_id)
        .where(Declaration.state == DeclarationState.SENT, Declaration.person_id != reader.id)
        .order_by(Declaration.sent_at, Declaration.id)
        .offset(skip)
        .limit(PAGE + 1)
    )
    return [(row[0], row[1]) for row in rows]


def answered(db: Session, reader: Person) -> Sequence[tuple[Declaration, str]]:
    """Return the declarations answered last, whoever answered; never one's own."""
    rows = db.execute(
        select(Declaration, Person.name)
        .join(Person, Person.id == Declaration.person_id)
        .where(Declaration.decided_at.is_not(None), Declaration.person_id != reader.id)
        .order_by(Declaration.decided_at.desc(), Declaration.id.desc())
        .limit(20)
    )
    return [(row[0], row[1]) for row in rows]


def reviewers(db: Session, *, without: Collection[int]) -> Sequence[Person]:
    """Return the trainers and administrators of the site who may be asked for an opinion."""
    may = select(PersonRole.person_id).where(
        PersonRole.role.in_((SiteRole.TRAINER, SiteRole.ADMIN))
    )
    return db.scalars(
        select(Person)
        .where(Person.id.in_(may), Person.id.not_in(without))
        .order_by(Person.name, Person.id)
        .limit(PAGE)
    ).all()


def reading_places(db: Session, person_id: int) -> Mapping[str, ReadingPlace]:
    rows = db.scalars(
        select(ReadingPlace).where(ReadingPlace.person_id == person_id).order_by(ReadingPlace.at)
    )
    return {row.document_id: row for row in rows}


def trainees(db: Session, cohort: Cohort, *, skip: int = 0) -> Sequence[Enrolment]:
    """Return the trainees of a session, those whose place waits included, by name; one page and one more."""
    return db.scalars(_trainees(cohort).offset(skip).limit(PAGE + 1)).all()


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
