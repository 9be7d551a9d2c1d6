"""Doing a session again at other dates."""

from datetime import date, time, timedelta

import pytest
from tests.dev.site import Cast, Site
from tests.planning.site import cohort_of, half_days_of, next_monday, opened

from allervers_training.accounts import service as accounts
from allervers_training.catalogue.service import store_snapshot
from allervers_training.cohorts import service as cohorts
from allervers_training.cohorts.domain import SessionRole
from allervers_training.cohorts.models import Cohort, DemiJournee, Enrolment
from allervers_training.conducteur import queries as conducteur
from allervers_training.kernel import clock

LATER = next_monday(weeks=30)


@pytest.fixture
def source(site: Site, clients: Cast) -> int:
    """Lend a session with a team, trainees and hours of its own."""
    number = opened(site, clients.alice, territoire="Besançon", places="12", titre="Les mardis")
    with site.database.writing() as db:
        cohort = db.get_one(Cohort, number)
        cohort.adaptation = "Trois services."
        for name, role in (
            ("Hugo", SessionRole.TRAINER), ("Iris", SessionRole.CO_TRAINER), ("Jo", SessionRole.SCRIBE),
            ("Léa", SessionRole.TRAINEE), ("Max", SessionRole.INTERVENANT),
        ):  # fmt: skip
            person = accounts.create_person(db, name, at=clock.now())
            cohorts.enrol(db, cohort, person, role, at=clock.now())
        first = db.query(DemiJournee).filter_by(cohort_id=number).order_by(DemiJournee.id).first()
        assert first is not None
        first.starts_at = time(9, 30)
    return number


def copied(site: Site, clients: Cast, source: int, **fields: str) -> int:
    version = fields.pop("version", site.app.state.library.current.hash)
    fields = {"jour": LATER, "version": version, **fields}
    answer = clients.alice.post(f"/sessions/{source}/copies", data=fields)
    assert answer.status_code == 303, answer.text
    return int(answer.headers["location"].split("/")[2])


def steps_of(site: Site, number: int) -> list[tuple[str, int, str]]:
    with site.database.reading() as db:
        return [(s.title, s.minutes, s.note) for s in conducteur.steps_of(db, number)]


def test_a_copy_has_the_settings_the_hours_and_the_running_order(
    site: Site, clients: Cast, source: int
) -> None:
    with site.database.writing() as db:
        step = conducteur.steps_of(db, source)[0]
        step.title, step.minutes, step.note = "Un café d'abord", 25, "Apporter le thermos."
    made = copied(site, clients, source)
    new, old = cohort_of(site, made), cohort_of(site, source)
    for name in ("place", "territory", "capacity", "adaptation", "module_id", "format_id"):
        assert getattr(new, name) == getattr(old, name), name
    assert new.copied_from_id == source
    assert new.title.startswith("Module 1, Besançon, ")
    assert new.join_code != old.join_code
    first = date.fromisoformat(LATER)
    assert [half.day for half in half_days_of(site, made)] == [
        first, first, first + timedelta(days=1), first + timedelta(days=1)
    ]  # fmt: skip
    assert half_days_of(site, made)[0].starts_at == time(9, 30)
    assert steps_of(site, made) == steps_of(site, source)
    assert steps_of(site, made)[0] == ("Un café d'abord", 25, "Apporter le thermos.")


def test_the_team_comes_along_and_the_trainees_do_not(
    site: Site, clients: Cast, source: int
) -> None:
    made = copied(site, clients, source, titre="Encore")
    with site.database.reading() as db:
        places = db.query(Enrolment).filter_by(cohort_id=made).all()
        assert {place.shown_name: place.role for place in places} == {
            "Alice": SessionRole.TRAINER, "Hugo": SessionRole.TRAINER,
            "Iris": SessionRole.CO_TRAINER, "Jo": SessionRole.SCRIBE,
        }  # fmt: skip
    assert cohort_of(site, made).title == "Encore"


def test_one_chooses_the_newest_course_or_the_same(site: Site, clients: Cast, source: int) -> None:
    files = {**site.app.state.library.current.files, "modules/note.md": "ancienne"}
    with site.database.writing() as db:
        old = store_snapshot(db, files, at=clock.now())
        db.get_one(Cohort, source).content_hash = old
    text = clients.alice.get(f"/sessions/{source}/copies").text
    assert "La version la plus récente du cours" in text
    assert "La même version que cette session" in text
    newest = site.app.state.library.current.hash
    for version in (old, newest):
        made = copied(site, clients, source, version=version)
        assert cohort_of(site, made).content_hash == version


@pytest.mark.one_database
def test_a_session_without_running_order_gets_that_of_the_course(site: Site, clients: Cast) -> None:
    made = copied(site, clients, site.cohort)
    assert len(steps_of(site, made)) > 10


@pytest.mark.one_database
def test_what_cannot_be_copied_comes_back_as_typed(site: Site, clients: Cast, source: int) -> None:
    answer = clients.alice.post(
        f"/sessions/{source}/copies", data={"jour": "hier", "titre": "Mon titre", "version": "x"}
    )
    assert answer.status_code == 422
    assert "<title>Erreur : " in answer.text
    for shown in ('value="hier"', 'value="Mon titre"', 'href="#jour"', 'href="#version"'):
        assert shown in answer.text


@pytest.mark.one_database
def test_a_co_trainer_without_the_right_to_open_sessions_copies_none(
    site: Site, clients: Cast
) -> None:
    data = {"jour": LATER, "version": site.app.state.library.current.hash}
    for who in (clients.emma, clients.bob, clients.fanny, clients.gaston):
        assert who.post(f"/sessions/{site.cohort}/copies", data=data).status_code == 404
