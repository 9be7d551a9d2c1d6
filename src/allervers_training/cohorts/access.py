"""The only ways to obtain a session de formation or somebody's place in it."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased, joinedload

from allervers_training.accounts.models import Person, PersonRole
from allervers_training.cohorts.domain import ASSISTS_ROOM, RUNS_ROOM, EnrolmentStatus, SessionRole
from allervers_training.cohorts.models import Cohort, Enrolment, EnrolmentMatch
from allervers_training.kernel.errors import NotFound, Refused, TakenOut

WRONG_CODE = (
    "Ce code n'ouvre aucune salle pour le moment. Vérifiez les six lettres affichées au mur ; "
    "si la salle n'est pas encore ouverte, attendez que la formatrice l'annonce."
)


def enrolment_of(db: Session, cohort_id: int, person: Person) -> Enrolment:
    """Return a person's place in a session, with the session.

    Raises `NotFound` when she never had one, and `TakenOut` when it was withdrawn: that much she may know.
    """
    found = db.scalars(
        select(Enrolment)
        .where(Enrolment.cohort_id == cohort_id, Enrolment.person_id == person.id)
        .options(joinedload(Enrolment.cohort))
    ).one_or_none()
    if found is None:
        raise NotFound
    if found.status is EnrolmentStatus.REMOVED:
        raise TakenOut
    return found


def run_by(db: Session, cohort_id: int, person: Person) -> Cohort:
    """Return a session for those who run it; to others it does not exist."""
    return _with_role(db, cohort_id, person, RUNS_ROOM)


def assisted_by(db: Session, cohort_id: int, person: Person) -> Cohort:
    """Return a session for those who run it or take its notes."""
    return _with_role(db, cohort_id, person, ASSISTS_ROOM)


def is_of_team(db: Session, person: Person) -> bool:
    """Tell whether a person runs anything: on the site, or in any session; one statement."""
    return bool(db.scalar(select(of_team(person.id))))


def of_team(
    person_id: int | ColumnElement[int] | InstrumentedAttribute[int],
) -> ColumnElement[bool]:
    """Return the condition that somebody holds a role of the site, or runs or takes notes of a session."""
    place = aliased(Enrolment)  # the statement around it may be about enrolments too
    runs = select(place.id).where(
        place.person_id == person_id,
        place.role.in_(ASSISTS_ROOM),
        place.status != EnrolmentStatus.REMOVED,
    )
    holds = select(PersonRole.role).where(PersonRole.person_id == person_id)
    return or_(holds.exists(), runs.exists())


def by_code(db: Session, code: str) -> Cohort:
    """Return the open session that this code leads to; raises `Refused` in plain words."""
    cohort = db.scalars(select(Cohort).where(Cohort.join_code == code)).one_or_none()
    if cohort is None or not cohort.is_open:
        raise Refused(WRONG_CODE)
    return cohort


def staff_member(db: Session, person_id: int) -> Person:
    """Return somebody who has a role on the site; anybody else is nobody to choose from."""
    found = db.get(Person, person_id)
    if found is None or not found.roles:
        raise NotFound
    return found


def person_of(db: Session, place: Enrolment) -> Person:
    """Return whose place this is; whoever obtained the place may know it."""
    return db.get_one(Person, place.person_id)


def people_of(db: Session, places: Collection[Enrolment]) -> dict[int, Person]:
    """Return whose places these are, by number; two statements."""
    numbers = [place.person_id for place in places]
    return {one.id: one for one in db.scalars(select(Person).where(Person.id.in_(numbers)))}


def match_of(db: Session, place: Enrolment) -> EnrolmentMatch | None:
    """Return the « C'est Karim » that this place owes its person to, if it still holds."""
    return db.scalars(
        select(EnrolmentMatch).where(EnrolmentMatch.enrolment_id == place.id)
    ).one_or_none()


def enrolment_in(db: Session, cohort: Cohort, enrolment_id: int) -> Enrolment:
    """Return a place of this very session, whatever its status; not one that a matching has absorbed."""
    found = db.scalars(
        select(Enrolment).where(
            Enrolment.id == enrolment_id,
            Enrolment.cohort_id == cohort.id,
            Enrolment.id.not_in(select(EnrolmentMatch.expected_id)),
        )
    ).one_or_none()
    if found is None:
        raise NotFound
    return found


def _with_role(
    db: Session, cohort_id: int, person: Person, roles: frozenset[SessionRole]
) -> Cohort:
    enrolment = enrolment_of(db, cohort_id, person)
    if enrolment.role not in roles:
        raise NotFound
    return enrolment.cohort
