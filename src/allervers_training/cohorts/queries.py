"""Reads for pages about sessions de formation."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import Select, case, select
from sqlalchemy.orm import Session, aliased, joinedload

from allervers_training.accounts.domain import heard
from allervers_training.accounts.models import Person, PersonRole, WebSession
from allervers_training.cohorts.domain import RUNS_ROOM, EnrolmentStatus
from allervers_training.cohorts.models import Cohort, Enrolment, EnrolmentMatch
from allervers_training.kernel import clock

PAGE = 200


@dataclass(frozen=True)
class Line:
    """One place of a session as its list shows it."""

    place: Enrolment
    full_name: str
    came_as: str | None  # the name she came in by, when somebody has said since who she is
    has_role: bool  # on the site: no device that came in by code becomes hers
    is_provisional: bool  # came in by code, and nobody has said yet who she is
    has_device: bool  # came in by a card or a link, since the session was planned


def sessions_of(
    db: Session, person: Person, *, skip: int = 0, count: int = PAGE
) -> Sequence[Enrolment]:
    """Return where a person is enrolled: today's or the nearest coming first, past ones after."""
    is_past = Cohort.ends_on < clock.room_day(clock.now())
    return db.scalars(
        select(Enrolment)
        .join(Enrolment.cohort)
        .where(Enrolment.person_id == person.id, Enrolment.status != EnrolmentStatus.REMOVED)
        .order_by(
            case((is_past, 1), else_=0),
            case((is_past, None), else_=Cohort.starts_on),
            Cohort.starts_on.desc(),
            Cohort.id.desc(),
        )
        .options(joinedload(Enrolment.cohort))
        .offset(skip)
        .limit(count)
    ).all()


def roster(db: Session, cohort: Cohort) -> Sequence[Enrolment]:
    """Return everybody of a session, removed ones included, by name."""
    return db.scalars(
        select(Enrolment)
        .where(Enrolment.cohort_id == cohort.id, Enrolment.id.not_in(_absorbed()))
        .order_by(Enrolment.shown_name, Enrolment.id)
    ).all()


def lines(db: Session, cohort: Cohort) -> list[Line]:
    """Return everybody of a session with what her line says, by name as heard; one statement."""
    awaited = aliased(Enrolment)
    has_role = select(PersonRole.role).where(PersonRole.person_id == Enrolment.person_id).exists()
    has_device = (
        select(WebSession.id)
        .where(
            WebSession.person_id == Enrolment.person_id, WebSession.created_at >= cohort.created_at
        )
        .exists()
    )
    rows = db.execute(
        select(Enrolment, Person.name, awaited.shown_name, has_role, Person.provisional, has_device)
        .join(Person, Person.id == Enrolment.person_id)
        .outerjoin(EnrolmentMatch, EnrolmentMatch.enrolment_id == Enrolment.id)
        .outerjoin(awaited, awaited.id == EnrolmentMatch.expected_id)
        .where(Enrolment.cohort_id == cohort.id, Enrolment.id.not_in(_absorbed()))
        .order_by(Enrolment.id)
    )
    return sorted((Line(*row) for row in rows), key=lambda line: heard(line.place.shown_name))


def in_use(db: Session, cohort_id: int) -> Sequence[Enrolment]:
    """Return the places that somebody has now: their names are taken in the room."""
    return db.scalars(
        select(Enrolment).where(
            Enrolment.cohort_id == cohort_id, Enrolment.status != EnrolmentStatus.REMOVED
        )
    ).all()


def running_elsewhere(db: Session, cohort_id: int, people: Collection[int]) -> set[int]:
    """Return who runs another session: her link opens it too."""
    return set(
        db.scalars(
            select(Enrolment.person_id).where(
                Enrolment.person_id.in_(people),
                Enrolment.cohort_id != cohort_id,
                Enrolment.role.in_(RUNS_ROOM),
                Enrolment.status != EnrolmentStatus.REMOVED,
            )
        )
    )


def absorbed_by(db: Session, cohort_id: int) -> dict[int, int]:
    """Return, for each place that a matching withdrew, the place that stands for it since.

    What was noted about the first (a presence, before she was recognised) is about the second.
    """
    rows = db.execute(
        select(EnrolmentMatch.expected_id, EnrolmentMatch.enrolment_id)
        .join(Enrolment, Enrolment.id == EnrolmentMatch.enrolment_id)
        .where(Enrolment.cohort_id == cohort_id)
    )
    return {row[0]: row[1] for row in rows}


def _absorbed() -> Select[tuple[int]]:
    return select(EnrolmentMatch.expected_id)
