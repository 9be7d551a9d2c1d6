"""The day as the database keeps it: a session is started, paused, parked, found again."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlalchemy.orm import Session
from tests.dev.site import Site

from allervers_training.accounts.models import Person
from allervers_training.cohorts.domain import Half
from allervers_training.cohorts.models import Cohort, DemiJournee
from allervers_training.conducteur import (
    queries,
    running_access,
    running_incidents,
    running_queries,
)
from allervers_training.conducteur import running_service as service
from allervers_training.conducteur.domain import Origin, StepState
from allervers_training.conducteur.models import ConducteurStep
from allervers_training.conducteur.running_service import Seen
from allervers_training.kernel.errors import Conflict, Invalid, NotFound
from allervers_training.kernel.signals import rights_changed, room_changed

NINE = datetime(2027, 3, 1, 8, 0, tzinfo=UTC)
RUNNING, PAUSED, DONE = StepState.RUNNING, StepState.PAUSED, StepState.DONE


def later(minutes: float) -> datetime:
    return NINE + timedelta(minutes=minutes)


class Day:
    """Two half-days of a session, three steps each."""

    def __init__(self, site: Site) -> None:
        self.site = site
        with site.database.writing() as db:
            db.query(ConducteurStep).filter_by(cohort_id=site.cohort).delete()
            db.query(DemiJournee).filter_by(cohort_id=site.cohort).delete()
            halves = [
                DemiJournee(
                    cohort_id=site.cohort,
                    day=date(2027, 3, 1),
                    half=half,
                    starts_at=begins,
                    ends_at=ends,
                )
                for half, begins, ends in (
                    (Half.MORNING, time(9), time(12, 30)),
                    (Half.AFTERNOON, time(13, 30), time(17)),
                )
            ]
            db.add_all(halves)
            db.flush()
            self.halves = [half.id for half in halves]
            steps = [
                ConducteurStep(
                    cohort_id=site.cohort, demi_journee_id=half, position=place,
                    origin=Origin.FREE, title=f"Étape {place}", minutes=30,
                )
                for half in self.halves
                for place in range(3)
            ]  # fmt: skip
            db.add_all(steps)
            db.flush()
            self.steps = [step.id for step in steps]

    def set(self, number: int, state: StepState, minutes: float, seen: Seen | None = None) -> None:
        with self.site.database.writing() as db:
            cohort, step = self.cohort(db), db.get_one(ConducteurStep, self.steps[number])
            service.set_state(db, cohort, step, state, seen=seen, at=later(minutes))

    def cohort(self, db: Session) -> Cohort:
        return db.get_one(Cohort, self.site.cohort)

    def step(self, number: int) -> ConducteurStep:
        with self.site.database.reading() as db:
            return db.get_one(ConducteurStep, self.steps[number])

    def half(self, number: int) -> DemiJournee:
        with self.site.database.reading() as db:
            return db.get_one(DemiJournee, self.halves[number])

    def states(self) -> list[str]:
        with self.site.database.reading() as db:
            return [str(step.state) for step in queries.steps_of(db, self.site.cohort)]


@pytest.fixture
def day(site: Site) -> Day:
    return Day(site)


@pytest.fixture
def told() -> Iterator[list[str]]:
    """List the signals that leave after commits."""
    found: list[str] = []

    def room(_about: int) -> None:
        found.append("room")

    def rights(_about: int) -> None:
        found.append("rights")

    room_changed.connect(room)
    rights_changed.connect(rights)
    yield found
    room_changed.disconnect(room)
    rights_changed.disconnect(rights)


def test_starting_a_step_opens_its_half_day_and_tells_the_room(day: Day, told: list[str]) -> None:
    day.set(0, RUNNING, 0)
    assert (day.step(0).state, day.step(0).running_since) == (RUNNING, NINE)
    assert (day.half(0).opened_at, day.half(0).closed_at) == (NINE, None)
    assert told == ["room"]


def test_the_next_step_keeps_the_time_of_the_one_before(day: Day) -> None:
    day.set(0, RUNNING, 0)
    day.set(1, RUNNING, 25)
    assert (day.step(0).state, day.step(0).spent_seconds) == (DONE, 1500)
    assert day.states()[:3] == ["faite", "en_cours", "a_venir"]


def test_the_afternoon_closes_the_morning(day: Day) -> None:
    day.set(0, RUNNING, 0)
    day.set(3, RUNNING, 240)
    assert day.half(0).closed_at == later(240)
    assert day.half(1).opened_at == later(240)


def test_two_trainers_press_next_and_the_room_goes_one_step(day: Day) -> None:
    day.set(0, RUNNING, 0)
    seen = Seen(StepState.COMING, day.steps[0])
    day.set(1, RUNNING, 25, seen)
    day.set(1, RUNNING, 25.1, seen)
    assert day.states()[:3] == ["faite", "en_cours", "a_venir"]
    assert day.step(1).running_since == later(25)


def test_a_stale_button_undoes_nothing(day: Day) -> None:
    day.set(0, RUNNING, 0)
    day.set(2, RUNNING, 20)  # the other trainer has gone further
    with pytest.raises(Conflict, match="plus rapide") as stale:
        day.set(1, RUNNING, 21, Seen(StepState.COMING, day.steps[0]))
    assert stale.value.remedy
    assert day.states()[:3] == ["faite", "a_venir", "en_cours"]


def test_minutes_given_twice_from_the_same_button_count_once(day: Day) -> None:
    for _ in range(2):
        with day.site.database.writing() as db:
            step = db.get_one(ConducteurStep, day.steps[0])
            service.set_minutes(db, day.cohort(db), step, 32, seen=30)
    assert day.step(0).minutes == 32
    with day.site.database.writing() as db:
        step, cohort = db.get_one(ConducteurStep, day.steps[0]), day.cohort(db)
        with pytest.raises(Conflict):
            service.set_minutes(db, cohort, step, 28, seen=30)


def test_a_parked_half_day_is_found_again_next_morning(day: Day) -> None:
    day.set(1, RUNNING, 0)
    with day.site.database.writing() as db:
        half = db.get_one(DemiJournee, day.halves[0])
        service.park_half_day(db, day.cohort(db), half, at=later(11))
    assert (day.step(1).state, day.step(1).spent_seconds) == (PAUSED, 660)
    assert day.half(0).closed_at == later(11)
    with day.site.database.writing() as db:
        half = db.get_one(DemiJournee, day.halves[0])
        service.open_half_day(db, day.cohort(db), half, at=later(1200))
    assert (day.half(0).opened_at, day.half(0).closed_at) == (NINE, None)
    assert (day.step(1).state, day.step(1).spent_seconds) == (PAUSED, 660)
    day.set(1, RUNNING, 1210)
    day.set(1, PAUSED, 1215)
    assert day.step(1).spent_seconds == 660 + 300


def test_the_rights_of_an_intervenante_come_and_go_with_her_step(day: Day, told: list[str]) -> None:
    with day.site.database.writing() as db:
        db.get_one(ConducteurStep, day.steps[1]).leader_id = day.site.place("Emma")
    day.set(0, RUNNING, 0)
    assert "rights" not in told
    day.set(1, RUNNING, 10)
    assert told.count("rights") == 1
    day.set(2, RUNNING, 20)
    assert told.count("rights") == 2


def test_a_step_taken_out_meanwhile_is_no_longer_started(day: Day) -> None:
    with day.site.database.writing() as db:
        step = db.get_one(ConducteurStep, day.steps[0])
        db.query(ConducteurStep).filter_by(id=day.steps[0]).delete(synchronize_session=False)
        with pytest.raises(Conflict, match="plus au conducteur"):
            service.set_state(db, day.cohort(db), step, RUNNING, seen=None, at=NINE)


def test_an_incident_keeps_its_hour_its_author_and_its_step(day: Day) -> None:
    day.set(1, RUNNING, 0)
    with day.site.database.writing() as db:
        alice = db.query(Person).filter_by(name="Alice").one()
        running_incidents.note_incident(
            db, day.cohort(db), "  Une chute, sans gravité. ", by=alice, at=later(4)
        )
    with day.site.database.reading() as db:
        (found,) = running_queries.incidents_of(db, day.site.cohort)
    assert (found.at, found.text, found.author, found.step) == (
        later(4), "Une chute, sans gravité.", "Alice", "Étape 1",
    )  # fmt: skip


@pytest.mark.parametrize("text", ["", "   ", "x" * 2001])
def test_an_incident_without_words_or_with_too_many_is_refused(day: Day, text: str) -> None:
    with day.site.database.writing() as db:
        alice, cohort = db.query(Person).filter_by(name="Alice").one(), day.cohort(db)
        with pytest.raises(Invalid) as wrong:
            running_incidents.note_incident(db, cohort, text, by=alice, at=NINE)
    assert set(wrong.value.fields) == {"texte"}


def test_a_row_of_another_session_does_not_exist(day: Day, site: Site) -> None:
    with site.database.reading() as db:
        foreign = db.get_one(Cohort, site.others["cohort"])
        for row in (
            (running_access.step_in, day.steps[0]),
            (running_access.half_day_in, day.halves[0]),
        ):
            obtain, number = row
            with pytest.raises(NotFound):
                obtain(db, foreign, number)
            with pytest.raises(NotFound):
                obtain(db, foreign, 987654)
