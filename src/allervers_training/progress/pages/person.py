"""What the team receives about one trainee: what she lacks, and what happened on her path."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy.orm import Session

from allervers_training.accounts.models import Person
from allervers_training.catalogue.domain import Course, Module
from allervers_training.cohorts.models import Cohort, Enrolment
from allervers_training.kernel.clock import room_day
from allervers_training.progress import doors
from allervers_training.progress.domain.door import modules_of
from allervers_training.progress.domain.phrases import KEEPS_HER_PLACE
from allervers_training.progress.domain.words import AS_COMPLETED, Happened
from allervers_training.progress.models import ProgressEvent
from allervers_training.progress.pages.following import Row, decides, module_of, rows_of
from allervers_training.progress.queries import paths as queries
from allervers_training.progress.service import papers

TOLD = {
    Happened.ENTERED: "Place confirmée dans",
    Happened.LEFT: "Place retirée dans",
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
class Told:
    day: date
    module: str
    what: str
    reason: str
    name: str


@dataclass(frozen=True)
class PersonPage:
    cohort: Cohort
    module: Module
    row: Row
    history: Sequence[Told]
    decides: bool
    takes_paper: str  # the module that a paper would stand for, when her place waits for it
    has_paper: bool  # noted in this session, and not taken back
    keeps: str = KEEPS_HER_PLACE
    typed: Mapping[str, str] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)


def person_page(
    db: Session,
    cohort: Cohort,
    place: Enrolment,
    person: Person,
    *,
    typed: Mapping[str, str] | None = None,
    errors: Mapping[str, str] | None = None,
) -> PersonPage:
    module = module_of(db, cohort)
    row = rows_of(db, cohort, (place,))[0]
    asked = doors.asked_by(doors.course_of(db, cohort), module)
    return PersonPage(
        cohort=cohort,
        module=module,
        row=row,
        history=_history(db, place, (cohort.module_id, *modules_of(module.requires))),
        decides=decides(db, cohort, person),
        takes_paper=asked if row.waits and row.is_known else "",
        has_paper=bool(papers.papers_of(db, cohort, place)),
        typed=typed or {},
        errors=errors or {},
    )


def _history(db: Session, place: Enrolment, modules: Sequence[str]) -> list[Told]:
    told = queries.told_of(db, place.person_id, modules, (*TOLD, Happened.DECIDED))
    course = doors.course_now(db)
    return [
        Told(room_day(one.at), _of(course, one.module_id), _told(one, place), one.reason, name)
        for one, name in told
    ]


def _of(course: Course, module_id: str) -> str:
    module = course.module(module_id)
    return f"Module {module.order}" if module else "Un module retiré"


def _told(event: ProgressEvent, place: Enrolment) -> str:
    if event.type in {Happened.ENTERED, Happened.LEFT}:
        is_here = event.cohort_id == place.cohort_id
        return f"{TOLD[event.type]} {'cette session' if is_here else 'une autre session'}"
    if event.type is Happened.DECIDED:
        is_done = event.about == AS_COMPLETED
        return "Décision : terminé" if is_done else "Décision : pas terminé"
    return TOLD[event.type]
