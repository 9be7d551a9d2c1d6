"""Whoever is signed in comes in by the code as herself, with her path."""

from sqlalchemy import select
from starlette.testclient import TestClient
from tests.dev.site import Cast, Site
from tests.progress.people import declare, named, open_module_2

from allervers_training.cohorts import service as cohorts
from allervers_training.cohorts.domain import EnrolmentStatus
from allervers_training.cohorts.models import Cohort, Enrolment
from allervers_training.kernel import clock
from allervers_training.progress.domain.words import ReviewKind
from allervers_training.progress.service import reviewing


def code_of(site: Site, cohort: int) -> str:
    with site.database.reading() as db:
        return db.get_one(Cohort, cohort).join_code


def places(site: Site, cohort: int) -> list[tuple[str, EnrolmentStatus]]:
    with site.database.reading() as db:
        rows = db.scalars(
            select(Enrolment).where(Enrolment.cohort_id == cohort).order_by(Enrolment.id)
        )
        return [(row.shown_name, row.status) for row in rows if row.shown_name != "Alice"]


def come_in(device: TestClient, code: str) -> tuple[int, str]:
    answer = device.post("/rejoindre", data={"code": code, "moi": "oui"})
    return answer.status_code, answer.headers.get("location", "")


def test_she_is_asked_for_the_code_alone(site: Site, clients: Cast) -> None:
    door = clients.bob.get(f"/rejoindre/{site.join_code}").text
    assert "vous êtes <strong>Bob</strong>" in door
    assert 'name="prenom"' not in door
    other = clients.bob.get(f"/rejoindre/{site.join_code}?autre=oui").text
    assert 'name="prenom"' in other
    assert 'name="moi"' not in other
    for device in (clients.alice, clients.nobody):
        assert 'name="moi"' not in device.get("/rejoindre").text


def test_she_keeps_her_place_where_she_has_one(site: Site, clients: Cast) -> None:
    before = places(site, site.cohort)
    clients.bob.post("/carnet/pages", data={"texte": "Une page"})
    assert come_in(clients.bob, site.join_code) == (303, f"/salle/{site.cohort}")
    assert places(site, site.cohort) == before
    assert "Une page" in clients.bob.get("/carnet").text


def test_she_waits_for_the_prerequisite_and_is_confirmed_when_it_is_met(
    site: Site, clients: Cast
) -> None:
    number = open_module_2(site)
    with site.database.writing() as db:
        db.get_one(Cohort, number).is_open = True
    assert come_in(clients.bob, code_of(site, number)) == (303, f"/salle/{number}")
    assert places(site, number) == [("Bob", EnrolmentStatus.TO_CHECK)]
    assert "En attente du prérequis" in clients.alice.get(f"/sessions/{number}").text
    assert come_in(clients.bob, code_of(site, number)) == (303, f"/salle/{number}")
    with site.database.writing() as db:
        sent = declare(db, named(db, "Bob"))
        reviewing.decide(db, sent, ReviewKind.ACCEPTED, "", by=named(db, "Alice"), at=clock.now())
    assert places(site, number) == [("Bob", EnrolmentStatus.CONFIRMED)]


def test_a_wrong_code_comes_back_and_whoever_was_taken_out_is_told(
    site: Site, clients: Cast
) -> None:
    answer = clients.bob.post("/rejoindre", data={"code": "ABCDEF", "moi": "oui"})
    assert answer.status_code == 422
    assert 'value="ABCDEF"' in answer.text
    assert 'name="moi"' in answer.text
    with site.database.writing() as db:
        place = db.get_one(Enrolment, site.place("Bob"))
        cohorts.remove(db, place, by=named(db, "Alice"), at=clock.now())
    assert (
        "Votre place dans cette session a été retirée"
        in clients.bob.post("/rejoindre", data={"code": site.join_code, "moi": "oui"}).text
    )


def test_a_visitor_who_says_that_she_is_known_is_asked_for_her_name(
    site: Site, clients: Cast
) -> None:
    answer = clients.nobody.post("/rejoindre", data={"code": site.join_code, "moi": "oui"})
    assert answer.status_code == 422
    assert 'name="prenom"' in answer.text
