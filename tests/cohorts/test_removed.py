"""Somebody taken out: what she is told, and how she comes back."""

import pytest
from starlette.testclient import TestClient
from tests.dev.site import HTMX, Cast, Site

from allervers_training.cohorts.domain import EnrolmentStatus
from allervers_training.cohorts.models import Enrolment

TOLD = "Vous n’êtes plus dans cette session"


def settle(client: TestClient, site: Site, place: int, statut: str) -> int:
    address = f"/sessions/{site.cohort}/inscriptions/{place}/statut"
    return client.post(address, data={"statut": statut}).status_code


def status_of(site: Site, place: int) -> EnrolmentStatus:
    with site.database.reading() as db:
        return db.get_one(Enrolment, place).status


def test_taking_out_is_asked_before_it_is_done(site: Site, clients: Cast) -> None:
    bob = site.place("Bob")
    question = clients.alice.get(f"/sessions/{site.cohort}/inscriptions/{bob}/retrait")
    assert "Retirer Bob de la session" in question.text
    assert "Ne rien changer" in question.text
    assert status_of(site, bob) is EnrolmentStatus.CONFIRMED
    list_ = clients.alice.get(f"/sessions/{site.cohort}").text
    assert f'href="/sessions/{site.cohort}/inscriptions/{bob}/retrait"' in list_
    assert 'value="retiree"' not in list_


def test_she_alone_is_told_that_she_was_taken_out(site: Site, clients: Cast) -> None:
    settle(clients.alice, site, site.place("Bob"), "retiree")
    for path in ("", "/moi", "/regions", "/flux"):
        answer = clients.bob.get(f"/salle/{site.cohort}{path}")
        assert answer.status_code == 404
        assert TOLD in answer.text, path
        assert "vous faire revenir" in answer.text
    assert TOLD in clients.bob.get(f"/sessions/{site.cohort}/mes-mots").text
    stranger = clients.driss.get(f"/salle/{site.cohort}")
    nowhere = clients.driss.get("/salle/987654")
    assert (stranger.status_code, stranger.text) == (nowhere.status_code, nowhere.text)
    assert TOLD not in clients.bob.get(f"/salle/{site.others['cohort']}").text


def test_her_phone_is_made_to_look_again(site: Site, clients: Cast) -> None:
    """The fragment of a poll would say « hors ligne » for ever: the page itself must go."""
    settle(clients.alice, site, site.place("Bob"), "retiree")
    answer = clients.bob.get(f"/salle/{site.cohort}/regions", headers=HTMX)
    assert answer.headers["hx-refresh"] == "true"
    other = clients.driss.get(f"/salle/{site.cohort}/regions", headers=HTMX)
    assert "hx-refresh" not in other.headers


def test_whoever_comes_in_again_by_code_is_to_be_checked(site: Site, clients: Cast) -> None:
    bob = site.place("Bob")
    settle(clients.alice, site, bob, "retiree")
    answer = clients.bob.post("/rejoindre", data={"code": site.join_code, "prenom": "Bob"})
    assert answer.status_code == 303
    assert clients.bob.get(f"/salle/{site.cohort}").status_code == 200
    with site.database.reading() as db:
        places = db.query(Enrolment).filter_by(shown_name="Bob").order_by(Enrolment.id).all()
        assert [p.status for p in places] == [EnrolmentStatus.REMOVED, EnrolmentStatus.TO_CHECK]
    page = clients.alice.get(f"/sessions/{site.cohort}").text
    assert "Une personne de ce nom a été retirée" in page
    settle(clients.alice, site, bob, "readmise")
    assert site.place("Bob 2") == bob


def test_whoever_was_never_recognised_comes_back_to_be_checked(site: Site, clients: Cast) -> None:
    site.visitor().post("/rejoindre", data={"code": site.join_code, "prenom": "Prudence"})
    place = site.place("Prudence")
    settle(clients.alice, site, place, "retiree")
    settle(clients.alice, site, place, "readmise")
    assert status_of(site, place) is EnrolmentStatus.TO_CHECK


@pytest.mark.one_database
def test_nobody_is_readmitted_who_is_in(site: Site, clients: Cast) -> None:
    site.visitor().post("/rejoindre", data={"code": site.join_code, "prenom": "Prudence"})
    place = site.place("Prudence")
    assert settle(clients.alice, site, place, "readmise") == 422
    assert status_of(site, place) is EnrolmentStatus.TO_CHECK
