"""Building a running order from the real course, and from another session's."""

from collections.abc import Sequence
from datetime import date, time, timedelta

import pytest
from sqlalchemy.orm import Session
from tests.dev.site import Shared, Site

from allervers_training.accounts.models import Person
from allervers_training.catalogue.domain import Course
from allervers_training.cohorts import service as cohorts
from allervers_training.cohorts.models import Cohort, DemiJournee, Enrolment
from allervers_training.conducteur import queries, service
from allervers_training.conducteur.domain import Origin, StepState
from allervers_training.conducteur.models import ConducteurStep
from allervers_training.kernel import clock
from allervers_training.kernel.errors import Conflict

MODULES = ("m1-preparation", "m2-mise-en-pratique")
FORMATS = (("2-jours", 2), ("3-jours", 3))


def a_session(db: Session, site: Site, module: str, format_id: str, days: int) -> Cohort:
    trainer = db.query(Person).filter_by(name="Alice").one()
    version = db.get_one(Cohort, site.cohort).content_hash
    first = date(2027, 3, 1)
    last = first + timedelta(days=days - 1)
    plan = cohorts.Plan("G", module, "", first, last, version, format_id=format_id)
    cohort, _screen = cohorts.create_cohort(db, plan, trainer, at=clock.now())
    return cohort


def days_of(db: Session, cohort: Cohort) -> list[list[ConducteurStep]]:
    steps = queries.steps_of(db, cohort.id)
    halves = queries.half_days_of(db, cohort.id)
    return [[step for step in steps if step.demi_journee_id == half.id] for half in halves]


@pytest.mark.parametrize("module", MODULES)
@pytest.mark.parametrize(("format_id", "days"), FORMATS)
def test_the_course_fills_its_half_days_to_the_minute(
    site: Site, shared: Shared, module: str, format_id: str, days: int
) -> None:
    with site.database.writing() as db:
        cohort = a_session(db, site, module, format_id, days)
        service.build(db, cohort, shared.edition.course)
        laid = days_of(db, cohort)
    assert [sum(step.minutes for step in half) for half in laid] == [210] * (2 * days)
    planned = shared.edition.course.running_order(module, format_id)
    assert [s.source_step for half in laid for s in half] == [p.step.id for p in planned]
    assert [[s.position for s in half] for half in laid] == [list(range(len(h))) for h in laid]
    for half in laid:
        assert half[0].method != "pause"
        assert half[-1].method != "pause"
    closing = shared.edition.course.module(module).format(format_id).closing
    assert [s.source_step for s in laid[-1][-len(closing) :]] == [step.id for step in closing]


@pytest.mark.parametrize("module", MODULES)
@pytest.mark.parametrize(("format_id", "days"), FORMATS)
def test_both_modules_open_with_the_strategie_pauvrete(
    site: Site, shared: Shared, module: str, format_id: str, days: int
) -> None:
    course: Course = shared.edition.course
    with site.database.writing() as db:
        cohort = a_session(db, site, module, format_id, days)
        service.build(db, cohort, course)
        first_morning = days_of(db, cohort)[0]
    opening = {s.id: s for s in course.module(module).format(format_id).opening}
    stated = [
        s.source_step
        for s in first_morning
        if s.source_step in opening and opening[s.source_step].source == "stated"
    ]
    assert stated == [f"{module[:2]}-strategie"]
    assert all(step.state is StepState.COMING for step in first_morning)


def test_a_running_order_is_built_once(site: Site, shared: Shared) -> None:
    with site.database.writing() as db:
        cohort = a_session(db, site, MODULES[0], "2-jours", 2)
        service.build(db, cohort, shared.edition.course)
        with pytest.raises(Conflict):
            service.build(db, cohort, shared.edition.course)


def test_shorter_half_days_overflow_at_the_end_alone(site: Site, shared: Shared) -> None:
    with site.database.writing() as db:
        cohort = a_session(db, site, MODULES[0], "2-jours", 2)
        for half in queries.half_days_of(db, cohort.id):
            half.ends_at = time(half.starts_at.hour + 3, half.starts_at.minute)
        db.flush()
        service.build(db, cohort, shared.edition.course)
        laid = days_of(db, cohort)
    *before, last = [sum(step.minutes for step in half) for half in laid]
    assert max(before) <= 180 < last
    assert not any(half[place].origin is Origin.BREAK for half in laid for place in (0, -1))


def test_a_copy_starts_afresh_in_another_session(site: Site, shared: Shared) -> None:
    with site.database.writing() as db:
        source = a_session(db, site, MODULES[1], "2-jours", 2)
        service.build(db, source, shared.edition.course)
        alice = db.query(Enrolment).filter_by(cohort_id=source.id).one()
        first, second, *_rest = queries.steps_of(db, source.id)
        first.state, first.started_at, first.spent_seconds = StepState.DONE, clock.now(), 60
        second.title, second.minutes, second.note, second.leader_id = (
            "À ma façon",
            7,
            "dehors",
            alice.id,
        )
        db.flush()
        target = a_session(db, site, MODULES[1], "2-jours", 2)
        service.copy(db, source, target)
        again = days_of(db, target)
        theirs = db.query(Enrolment).filter_by(cohort_id=target.id).one()
    assert [len(half) for half in again] == [len(half) for half in days_of_sizes(site, source)]
    one, two = again[0][:2]
    assert (one.state, one.started_at, one.spent_seconds) == (StepState.COMING, None, 0)
    assert (two.title, two.minutes, two.note, two.leader_id) == (
        "À ma façon",
        7,
        "dehors",
        theirs.id,
    )


def days_of_sizes(site: Site, cohort: Cohort) -> Sequence[Sequence[ConducteurStep]]:
    with site.database.reading() as db:
        return days_of(db, cohort)


def test_a_copy_into_fewer_half_days_loses_no_step(site: Site, shared: Shared) -> None:
    with site.database.writing() as db:
        source = a_session(db, site, MODULES[0], "2-jours", 2)
        service.build(db, source, shared.edition.course)
        target = a_session(db, site, MODULES[0], "2-jours", 1)
        service.copy(db, source, target)
        assert len(queries.steps_of(db, target.id)) == len(queries.steps_of(db, source.id))
        for half in days_of(db, target):
            assert [step.position for step in half] == list(range(len(half)))


def test_a_session_without_half_days_has_an_empty_running_order(site: Site, shared: Shared) -> None:
    with site.database.writing() as db:
        cohort = a_session(db, site, MODULES[0], "2-jours", 2)
        db.query(DemiJournee).filter_by(cohort_id=cohort.id).delete()
        service.build(db, cohort, shared.edition.course)
        assert queries.steps_of(db, cohort.id) == []
