"""People in every state of the rule, and a session of module 2 that they come to."""

import io
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from PIL import Image
from sqlalchemy import select
from sqlalchemy.orm import Session
from tests.dev.site import Site

from allervers_training.accounts import service as accounts
from allervers_training.accounts.models import Person
from allervers_training.catalogue.domain import Module
from allervers_training.cohorts import service as cohorts
from allervers_training.cohorts.domain import SessionRole
from allervers_training.cohorts.models import Cohort, Enrolment
from allervers_training.kernel import clock
from allervers_training.progress import doors
from allervers_training.progress.domain.words import ReviewKind, Standing
from allervers_training.progress.models import Declaration, ModuleStanding, ProgressEvent
from allervers_training.progress.service import completing, declaring, reviewing

M1, M2 = "m1-preparation", "m2-mise-en-pratique"
WORDS = {"pratique": "Une maraude", "avec-qui": "Des jeunes", "evolution": "Le rythme"}


def open_module_2(site: Site, *, days: int = 20) -> int:
    """Plan a session of module 2, led by Alice, and return its number."""
    with site.database.writing() as db:
        day = clock.room_day(clock.now()) + timedelta(days=days)
        version = db.get_one(Cohort, site.cohort).content_hash
        plan = cohorts.Plan(
            "Module 2 d'hiver", M2, "Besançon", day, day + timedelta(days=1), version
        )
        alice = named(db, "Alice")
        return cohorts.create_cohort(db, plan, alice, at=clock.now())[0].id


def named(db: Session, name: str) -> Person:
    return db.scalars(select(Person).where(Person.name == name)).one()


def module_2(db: Session) -> Module:
    return doors.module(db, M2)


def picture(kind: str = "JPEG", size: tuple[int, int] = (60, 40)) -> bytes:
    drawn = io.BytesIO()
    Image.new("RGB", size, "white").save(drawn, kind)
    return drawn.getvalue()


def declare(db: Session, person: Person, words: dict[str, str] = WORDS) -> Declaration:
    for question, text in words.items():
        declaring.keep_answer(db, person, module_2(db), question, text, at=clock.now())
    return declaring.send(db, person, module_2(db), at=clock.now())


def answer(
    db: Session, person: Person, outcome: ReviewKind, text: str = "Voici pourquoi."
) -> Declaration:
    sent = declare(db, person)
    reviewing.decide(db, sent, outcome, text, by=named(db, "Alice"), at=clock.now())
    return sent


def follow_module_1(db: Session, site: Site, person: Person) -> tuple[Cohort, Enrolment]:
    cohort = db.get_one(Cohort, site.cohort)
    return cohort, cohorts.enrol(db, cohort, person, SessionRole.TRAINEE, at=clock.now())


def complete_module_1(db: Session, site: Site, person: Person) -> tuple[Cohort, Enrolment]:
    cohort, place = follow_module_1(db, site, person)
    db.flush()
    alice = named(db, "Alice")
    completing.decide(db, cohort, place, "Vu en salle", completed=True, by=alice, at=clock.now())
    return cohort, place


def _reopened(db: Session, site: Site, person: Person, _data: Path) -> None:
    cohort, place = complete_module_1(db, site, person)
    completing.reopen(db, cohort, place, "Une erreur", by=named(db, "Alice"), at=clock.now())


def _elsewhere(db: Session, _site: Site, person: Person, data: Path) -> None:
    module = module_2(db)
    declaring.keep_attestation(db, person, module, data, picture(), at=clock.now())
    sent = declaring.send(db, person, module, at=clock.now())
    reviewing.decide(db, sent, ReviewKind.ATTESTED, "", by=named(db, "Alice"), at=clock.now())


def _withdrawn(db: Session, _site: Site, person: Person, _data: Path) -> None:
    declare(db, person)
    declaring.withdraw(db, person, module_2(db), at=clock.now())


def _revoked(db: Session, _site: Site, person: Person, _data: Path) -> None:
    accepted = answer(db, person, ReviewKind.ACCEPTED)
    reviewing.revoke(db, accepted, "Ce n'était pas elle", by=named(db, "Alice"), at=clock.now())


def _nothing(_db: Session, _site: Site, _person: Person, _data: Path) -> None:
    pass


def _under_way(db: Session, site: Site, person: Person, _data: Path) -> None:
    follow_module_1(db, site, person)


def _completed(db: Session, site: Site, person: Person, _data: Path) -> None:
    complete_module_1(db, site, person)


def _pending(db: Session, _site: Site, person: Person, _data: Path) -> None:
    declare(db, person)


def _answered(outcome: ReviewKind) -> "State":
    def answered(db: Session, _site: Site, person: Person, _data: Path) -> None:
        answer(db, person, outcome)

    return answered


State = Callable[[Session, Site, Person, Path], None]
STATES: dict[str, State] = {
    "nothing": _nothing,
    "module 1 in progress": _under_way,
    "module 1 completed": _completed,
    "module 1 completed elsewhere": _elsewhere,
    "completion reopened": _reopened,
    "declaration pending": _pending,
    "declaration accepted": _answered(ReviewKind.ACCEPTED),
    "declaration accepted with advice": _answered(ReviewKind.ACCEPTED_WITH_ADVICE),
    "declaration refused": _answered(ReviewKind.REFUSED),
    "declaration withdrawn": _withdrawn,
    "dispense withdrawn": _revoked,
}


def newcomer(site: Site, name: str, state: str = "nothing") -> int:
    """Create somebody known to the team, in that state; return her number."""
    with site.database.writing() as db:
        person = accounts.create_person(db, name, at=clock.now())
        STATES[state](db, site, person, site.data)
        return person.id


def standing(site: Site, person_id: int, module_id: str) -> Standing:
    with site.database.reading() as db:
        row = db.get(ModuleStanding, (person_id, module_id))
        return row.standing if row else Standing.NOTHING


def events(site: Site, person_id: int, module_id: str) -> list[str]:
    with site.database.reading() as db:
        rows = db.scalars(
            select(ProgressEvent)
            .where(ProgressEvent.person_id == person_id, ProgressEvent.module_id == module_id)
            .order_by(ProgressEvent.id)
        )
        return [row.type.value for row in rows]
