"""Whatever is done, in whatever order: the stored standing is what the journal says."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session
from tests.dev.site import Site
from tests.progress.people import (
    M1,
    M2,
    answer,
    declare,
    follow_module_1,
    module_2,
    named,
    newcomer,
    open_module_2,
)

from allervers_training.accounts.models import Person
from allervers_training.cohorts import entrance, service
from allervers_training.cohorts.domain import EnrolmentStatus, SessionRole
from allervers_training.cohorts.models import Cohort, Enrolment
from allervers_training.kernel import clock
from allervers_training.kernel.errors import SiteError
from allervers_training.progress import doors
from allervers_training.progress.domain.door import Open, may_enter
from allervers_training.progress.domain.journal import Event, path_of
from allervers_training.progress.domain.words import (
    DeclarationState,
    Happened,
    ReviewKind,
    Standing,
)
from allervers_training.progress.models import Declaration, ModuleStanding, ProgressEvent
from allervers_training.progress.service import completing, declaring, papers, record, reviewing

Act = Callable[[Session, Site, Person, Cohort], object]


def place(db: Session, person: Person, cohort: Cohort) -> Enrolment:
    found = db.query(Enrolment).filter_by(cohort_id=cohort.id, person_id=person.id).one_or_none()
    if found is None:
        raise SiteError("nowhere")
    return found


def declared(db: Session, person: Person, *states: DeclarationState) -> Declaration:
    rows = db.query(Declaration).filter_by(person_id=person.id).order_by(Declaration.id.desc())
    found = next((row for row in rows if row.state in states), None)
    if found is None:
        raise SiteError("nothing")
    return found


def into_module_2(db: Session, _site: Site, person: Person, cohort: Cohort) -> None:
    service.enrol(db, cohort, person, SessionRole.TRAINEE, at=clock.now())


def waits(db: Session, site: Site, person: Person, cohort: Cohort) -> None:
    entrance.may_wait(db)
    into_module_2(db, site, person, cohort)


def out_of_module_2(db: Session, _site: Site, person: Person, cohort: Cohort) -> None:
    service.remove(db, place(db, person, cohort), by=named(db, "Alice"), at=clock.now())


def back_in_module_2(db: Session, _site: Site, person: Person, cohort: Cohort) -> None:
    service.readmit(db, place(db, person, cohort), by=named(db, "Alice"), at=clock.now())


def is_matched(db: Session, _site: Site, person: Person, cohort: Cohort) -> None:
    service.open_room(db, cohort, is_open=True)
    joined, _ = service.join(
        db, cohort.join_code, "Quelqu'un", at=clock.now(), even_if_homonym=True
    )
    service.match(db, joined, place(db, person, cohort), by=named(db, "Alice"), at=clock.now())


def is_unmatched(db: Session, _site: Site, person: Person, cohort: Cohort) -> None:
    service.unmatch(db, place(db, person, cohort), by=named(db, "Alice"), at=clock.now())


def paper_taken_back(db: Session, _site: Site, person: Person, cohort: Cohort) -> None:
    held, alice = place(db, person, cohort), named(db, "Alice")
    papers.take_back(db, cohort, held, "", by=alice, at=clock.now())


def on_module_1(what: str) -> Act:
    def act(db: Session, site: Site, person: Person, _cohort: Cohort) -> None:
        cohort = db.get_one(Cohort, site.cohort)
        given = {"by": named(db, "Alice"), "at": clock.now()}
        held = place(db, person, cohort)
        if what == "reopen":
            completing.reopen(db, cohort, held, "Une erreur", **given)
        elif what == "declare":
            completing.declare_one(db, cohort, held, **given)
        else:
            completing.decide(db, cohort, held, "Vu", completed=what == "complete", **given)

    return act


def out_of_module_1(db: Session, site: Site, person: Person, _cohort: Cohort) -> None:
    held = place(db, person, db.get_one(Cohort, site.cohort))
    service.remove(db, held, by=named(db, "Alice"), at=clock.now())


def revoked(db: Session, _site: Site, person: Person, _cohort: Cohort) -> None:
    row = declared(db, person, DeclarationState.ACCEPTED, DeclarationState.ACCEPTED_WITH_ADVICE)
    reviewing.revoke(db, row, "Une erreur", by=named(db, "Alice"), at=clock.now())


def attested(db: Session, _site: Site, person: Person, cohort: Cohort) -> None:
    alice = named(db, "Alice")
    papers.attest(db, cohort, place(db, person, cohort), "IRTS, 2025", by=alice, at=clock.now())


ACTS: dict[str, Act] = {
    "follows module 1": lambda db, site, person, _c: follow_module_1(db, site, person),
    "leaves module 1": out_of_module_1,
    "is completed": on_module_1("complete"),
    "is held back": on_module_1("hold back"),
    "is declared completed": on_module_1("declare"),
    "is reopened": on_module_1("reopen"),
    "declares": lambda db, _s, person, _c: declare(db, person),
    "withdraws": lambda db, _s, person, _c: declaring.withdraw(
        db, person, module_2(db), at=clock.now()
    ),
    "is accepted": lambda db, _s, person, _c: answer(db, person, ReviewKind.ACCEPTED),
    "is refused": lambda db, _s, person, _c: answer(db, person, ReviewKind.REFUSED),
    "loses her exemption": revoked,
    "shows a paper": attested,
    "has her paper taken back": paper_taken_back,
    "enters module 2": into_module_2,
    "waits for module 2": waits,
    "leaves module 2": out_of_module_2,
    "comes back": back_in_module_2,
    "is matched": is_matched,
    "is matched no more": is_unmatched,
    "reads": lambda db, _s, person, _c: record(db, person, M2, Happened.READ, at=clock.now()),
}


@pytest.mark.one_database
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(acts=st.lists(st.sampled_from(list(ACTS)), min_size=1, max_size=12))
def test_the_stored_standing_is_what_the_journal_says(site: Site, acts: list[str]) -> None:
    person_id, cohort_id = newcomer(site, "Prudence"), open_module_2(site)
    for name in acts:
        try:
            with site.database.writing() as db:
                person, cohort = db.get_one(Person, person_id), db.get_one(Cohort, cohort_id)
                ACTS[name](db, site, person, cohort)
        except SiteError:
            pass  # refused: nothing may have changed
        check(site, person_id, cohort_id)


def test_a_long_path_on_both_databases(site: Site) -> None:
    person_id, cohort_id = newcomer(site, "Prudence"), open_module_2(site)
    for name in (*ACTS, *reversed(ACTS), *ACTS):
        try:
            with site.database.writing() as db:
                person, cohort = db.get_one(Person, person_id), db.get_one(Cohort, cohort_id)
                ACTS[name](db, site, person, cohort)
        except SiteError:
            pass
        check(site, person_id, cohort_id)


def check(site: Site, person_id: int, cohort_id: int) -> None:
    with site.database.reading() as db:
        told = {module: path_of(journal(db, person_id, module)) for module in (M1, M2)}
        for module, path in told.items():
            row = db.get(ModuleStanding, (person_id, module))
            assert (row.standing if row else Standing.NOTHING) is path.standing
            if row and path.since:
                assert row.since == path.since
        person, asked = db.get_one(Person, person_id), module_2(db)
        from_journal = may_enter(asked.requires, {m: path.standing for m, path in told.items()})
        assert isinstance(doors.door(db, asked, person), Open) is isinstance(from_journal, Open)
        confirmed = db.scalars(
            select(Enrolment.cohort_id).where(
                Enrolment.person_id == person_id,
                Enrolment.role == SessionRole.TRAINEE,
                Enrolment.status == EnrolmentStatus.CONFIRMED,
            )
        )
        assert {str(one) for one in confirmed} == told[M1].places | told[M2].places


def journal(db: Session, person_id: int, module_id: str) -> list[Event]:
    rows = db.scalars(
        select(ProgressEvent)
        .where(ProgressEvent.person_id == person_id, ProgressEvent.module_id == module_id)
        .order_by(ProgressEvent.id)
    )
    return [Event(row.type, row.about, row.at) for row in rows]
