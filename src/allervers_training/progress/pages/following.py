"""What the team receives: where the trainees of a session stand, and what each still lacks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy.orm import Session

from allervers_training.accounts.models import Person
from allervers_training.catalogue.domain import Module
from allervers_training.cohorts import access as cohorts
from allervers_training.cohorts.domain import EnrolmentStatus, SessionRole
from allervers_training.cohorts.models import Cohort, Enrolment
from allervers_training.progress import access, queries
from allervers_training.progress.domain.completion import missing
from allervers_training.progress.domain.door import Closed, modules_of
from allervers_training.progress.domain.journal import Path
from allervers_training.progress.domain.phrases import KEEPS_HER_PLACE, STANDINGS, why_closed_to
from allervers_training.progress.domain.words import AS_COMPLETED, Happened
from allervers_training.progress.facts import facts_of
from allervers_training.progress.models import ProgressEvent
from allervers_training.progress.pages.declaration import day_of
from allervers_training.progress.service.journal import paths

TOLD = {
    Happened.ENTERED: "Place confirmée dans une session",
    Happened.LEFT: "Place retirée dans une session",
    Happened.DECLARED: "Déclaration d'expérience envoyée",
    Happened.SECOND_OPINION: "Second avis donné",
    Happened.EXEMPTED: "Dispense accordée",
    Happened.DECLINED: "Déclaration refusée",
    Happened.WITHDREW: "Déclaration retirée par son auteur·rice",
    Happened.ATTESTED: "Attestation vue : module suivi ailleurs",
    Happened.REVOKED: "Dispense ou attestation retirée",
    Happened.COMPLETED: "Module déclaré terminé",
    Happened.REOPENED: "Achèvement rouvert",
}  # what a person reads, takes or says of herself is hers: not told to the team


@dataclass(frozen=True)
class Row:
    place: Enrolment
    standing: str
    is_completed: bool
    is_held_back: bool
    missing: Sequence[str]
    waits: str  # why her place is not confirmed

    @property
    def is_ready(self) -> bool:
        return not (self.missing or self.waits or self.is_completed or self.is_held_back)


@dataclass(frozen=True)
class Told:
    day: date
    what: str
    reason: str
    name: str


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


@dataclass(frozen=True)
class PersonPage:
    cohort: Cohort
    module: Module
    row: Row
    history: Sequence[Told]
    decides: bool
    takes_paper: str  # the module that a paper would stand for, when her place waits for it
    keeps: str = KEEPS_HER_PLACE
    typed: Mapping[str, str] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)


def following_page(db: Session, cohort: Cohort, person: Person, number: int) -> FollowingPage:
    places = queries.trainees(db, cohort, skip=(number - 1) * queries.PAGE)
    shown = places[: queries.PAGE]
    return FollowingPage(
        cohort=cohort,
        module=_module(db, cohort),
        rows=_rows(db, cohort, shown),
        decides=_decides(db, cohort, person),
        before=number - 1 if number > 1 else None,
        after=number + 1 if len(places) > len(shown) else None,
    )


def person_page(
    db: Session,
    cohort: Cohort,
    place: Enrolment,
    person: Person,
    *,
    typed: Mapping[str, str] | None = None,
    errors: Mapping[str, str] | None = None,
) -> PersonPage:
    module = _module(db, cohort)
    row = _rows(db, cohort, (place,))[0]
    asked = access.asked_by(access.course_of(db, cohort), module)
    return PersonPage(
        cohort=cohort,
        module=module,
        row=row,
        history=_history(db, place, (cohort.module_id, *modules_of(module.requires))),
        decides=_decides(db, cohort, person),
        takes_paper=asked if row.waits else "",
        typed=typed or {},
        errors=errors or {},
    )


def _rows(db: Session, cohort: Cohort, places: Sequence[Enrolment]) -> list[Row]:
    module = _module(db, cohort)
    people = [place.person_id for place in places]
    facts, held = facts_of(db, cohort, places), paths(db, people, cohort.module_id)
    doors = access.doors(db, module, people)
    asked = access.asked_by(access.course_of(db, cohort), module)
    return [
        _row(
            place,
            held[place.person_id],
            missing(module.completion, facts[place.id]),
            _waits(place, doors[place.person_id], asked),
        )
        for place in places
    ]


def _row(place: Enrolment, path: Path, lacks: Sequence[str], waits: str) -> Row:
    shown = "à vérifier" if waits else STANDINGS[path.standing]
    needs = () if path.completed or waits else lacks
    return Row(place, shown, path.completed, path.held_back, needs, waits)


def _waits(place: Enrolment, door: object, asked: str) -> str:
    if place.status is not EnrolmentStatus.TO_CHECK:
        return ""
    if isinstance(door, Closed):
        return why_closed_to(place.shown_name, door, asked)
    return "Son nom reste à vérifier dans la liste des personnes."


def _history(db: Session, place: Enrolment, modules: Sequence[str]) -> list[Told]:
    told = queries.told_of(db, place.person_id, modules, (*TOLD, Happened.DECIDED))
    return [Told(day_of(one.at), _told(one), one.reason, name) for one, name in told]


def _told(event: ProgressEvent) -> str:
    if event.type is Happened.DECIDED:
        is_done = event.about == AS_COMPLETED
        return "Décision : terminé" if is_done else "Décision : pas terminé"
    return TOLD[event.type]


def _module(db: Session, cohort: Cohort) -> Module:
    found = access.course_of(db, cohort).module(cohort.module_id)
    assert found is not None, "a session keeps the course in which its module is"
    return found


def _decides(db: Session, cohort: Cohort, person: Person) -> bool:
    return cohorts.enrolment_of(db, cohort.id, person).role is SessionRole.TRAINER
