"""What the team receives: where the trainees of a session stand, and what each still lacks."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from allervers_training.accounts.models import Person
from allervers_training.catalogue.domain import Module
from allervers_training.cohorts import access as cohorts
from allervers_training.cohorts.domain import EnrolmentStatus, SessionRole
from allervers_training.cohorts.models import Cohort, Enrolment
from allervers_training.progress import doors, held
from allervers_training.progress.domain.completion import missing
from allervers_training.progress.domain.door import Closed, modules_of
from allervers_training.progress.domain.journal import Path
from allervers_training.progress.domain.phrases import STANDINGS, why_closed_to
from allervers_training.progress.domain.words import Standing
from allervers_training.progress.facts import facts_of
from allervers_training.progress.queries import paths as queries
from allervers_training.progress.service.journal import paths

EXCUSED = frozenset({Standing.EXEMPTED, Standing.COMPLETED_ELSEWHERE})


@dataclass(frozen=True)
class Row:
    place: Enrolment
    standing: str
    is_completed: bool
    is_held_back: bool
    missing: Sequence[str]
    waits: str  # why her place is not confirmed
    is_known: bool  # to the team: nobody else has to be matched with her
    before: str  # how she came through the door: « module 1 terminé »
    is_excused: bool  # what she had done elsewhere stands for what she has not followed here

    @property
    def is_ready(self) -> bool:
        settled = self.is_completed or self.is_held_back or self.is_excused
        return not (self.missing or self.waits or settled)


@dataclass(frozen=True)
class FollowingPage:
    cohort: Cohort
    module: Module
    rows: Sequence[Row]
    decides: bool  # the trainer; others read
    before: int | None
    after: int | None

    @property
    def ready(self) -> int:
        return sum(row.is_ready for row in self.rows)

    @property
    def is_part(self) -> bool:
        """Tell whether others of the session are on other pages: the gesture completes them too."""
        return self.before is not None or self.after is not None


def following_page(db: Session, cohort: Cohort, person: Person, number: int) -> FollowingPage:
    places = queries.trainees(db, cohort, skip=(number - 1) * queries.ON_A_PAGE)
    shown = places[: queries.ON_A_PAGE]
    return FollowingPage(
        cohort=cohort,
        module=module_of(db, cohort),
        rows=rows_of(db, cohort, shown),
        decides=decides(db, cohort, person),
        before=number - 1 if number > 1 else None,
        after=number + 1 if len(places) > len(shown) else None,
    )


def rows_of(db: Session, cohort: Cohort, places: Sequence[Enrolment]) -> list[Row]:
    module = module_of(db, cohort)
    people = [place.person_id for place in places]
    before = _before(db, cohort, module, people)
    facts, journals = facts_of(db, cohort, places), paths(db, people, cohort.module_id)
    found, unknown = doors.doors(db, module, people), queries.not_checked(db, people)
    asked = doors.asked_by(doors.course_of(db, cohort), module)
    return [
        _row(
            place,
            journals[place.person_id],
            missing(module.completion, facts[place.id]),
            _waits(place, found[place.person_id], asked, is_known=place.person_id not in unknown),
            before.get(place.person_id, ""),
            is_known=place.person_id not in unknown,
        )
        for place in places
    ]


def _row(
    place: Enrolment, path: Path, lacks: Sequence[str], waits: str, before: str, *, is_known: bool
) -> Row:
    shown = "à vérifier" if waits else STANDINGS[path.standing]
    is_excused = bool(lacks) and path.standing in EXCUSED
    needs = () if path.completed or waits or is_excused else lacks
    return Row(
        place, shown, path.completed, path.held_back, needs, waits, is_known, before, is_excused
    )


def _before(
    db: Session, cohort: Cohort, module: Module, people: Collection[int]
) -> Mapping[int, str]:
    """Say where people stand in what the module asks for: an exemption is never told as completed."""
    asked = modules_of(module.requires)
    if not asked:
        return {}
    course, standings = doors.course_of(db, cohort), held.standings(db, people)
    orders = {one: found.order for one in asked if (found := course.module(one))}
    return {
        person: ", ".join(
            f"module {order} : {STANDINGS[known.get(one, Standing.NOTHING)]}"
            for one, order in orders.items()
        )
        for person, known in standings.items()
    }


def _waits(place: Enrolment, door: object, asked: str, *, is_known: bool) -> str:
    if place.status is not EnrolmentStatus.TO_CHECK:
        return ""
    if is_known and isinstance(door, Closed):
        return why_closed_to(place.shown_name, door, asked)
    return "Son nom reste à vérifier dans la liste des personnes."


def module_of(db: Session, cohort: Cohort) -> Module:
    found = doors.course_of(db, cohort).module(cohort.module_id)
    assert found is not None, "a session keeps the course in which its module is"
    return found


def decides(db: Session, cohort: Cohort, person: Person) -> bool:
    return cohorts.enrolment_of(db, cohort.id, person).role is SessionRole.TRAINER
