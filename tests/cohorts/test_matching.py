"""« C'est Karim » : names put forward, and the gesture taken back."""

import re

import pytest
from sqlalchemy import select
from starlette.testclient import TestClient
from tests.dev.site import Cast, Site

from allervers_training.accounts.models import AuditEntry, Person, WebSession
from allervers_training.activities.engine.models import ActivityParticipant
from allervers_training.cohorts import queries
from allervers_training.cohorts.domain import EnrolmentStatus
from allervers_training.cohorts.models import Enrolment, EnrolmentMatch


def come_in(site: Site, name: str) -> tuple[TestClient, int]:
    device = site.visitor()
    typed = {"code": site.join_code, "prenom": name}
    assert device.post("/rejoindre", data=typed).status_code == 303
    return device, site.place(name)


def settle(client: TestClient, site: Site, place: int, **fields: object) -> int:
    address = f"/sessions/{site.cohort}/inscriptions/{place}/statut"
    return client.post(address, data=fields).status_code


def suggestions(site: Site, clients: Cast) -> list[str]:
    text = clients.alice.get(f"/sessions/{site.cohort}").text
    return re.findall(r">C’est ([^<]+)</button>", text)


def test_the_likeliest_name_comes_first(site: Site, clients: Cast) -> None:
    come_in(site, "Karim B.")
    names = suggestions(site, clients)
    assert names[0] == "Karim"
    assert len(names) == 6
    assert names[1:] == sorted(names[1:])


def test_a_full_name_is_recognised_too(site: Site, clients: Cast) -> None:
    with site.database.writing() as db:
        db.query(Person).filter_by(name="Moussa").one().name = "Moussa Traoré"
    come_in(site, "Traore")
    assert suggestions(site, clients)[0] == "Moussa"


@pytest.mark.one_database
def test_whoever_came_in_by_her_card_is_put_forward_last(site: Site, clients: Cast) -> None:
    site.entered(site.secrets["signin"]["trainee"])  # Bob
    come_in(site, "Quelqu’une")
    assert suggestions(site, clients)[-1] == "Bob"


def test_another_person_is_chosen_among_all_those_expected(site: Site, clients: Cast) -> None:
    _, joined = come_in(site, "Quelqu’une")
    address = f"/sessions/{site.cohort}/inscriptions/{joined}/rapprochement"
    text = clients.alice.get(address).text
    assert re.findall(r"<option[^>]*>([^<]+)<", text) == [
        "Bob", "Chloé", "Inès", "Karim", "Lucie", "Moussa"
    ]  # fmt: skip
    settle(clients.alice, site, joined, statut="confirmee")
    assert clients.alice.get(address).status_code == 422


def test_a_matching_is_taken_back_whole(site: Site, clients: Cast) -> None:
    debate = site.open_debate(clients.alice)
    room = f"/salle/{site.cohort}/activites/{debate}"
    clients.alice.post(f"{room}/phases", data={"phase": "position"})
    device, joined = come_in(site, "Robert")
    device.post(f"{room}/positions", data={"place": "oui"})
    bob = site.place("Bob")
    with site.database.writing() as db:
        db.get_one(Enrolment, bob).employer = "CCAS"
    settle(clients.alice, site, joined, statut="rapprochee", avec=bob)
    with site.database.reading() as db:
        assert db.get_one(Enrolment, joined).employer == "CCAS"
        assert queries.absorbed_by(db, site.cohort) == {bob: joined}
    assert "Annuler «\xa0Robert est Bob\xa0»" in clients.alice.get(f"/sessions/{site.cohort}").text

    assert settle(clients.alice, site, joined, statut="separee") == 303
    with site.database.reading() as db:
        place, expected = db.get_one(Enrolment, joined), db.get_one(Enrolment, bob)
        assert (place.shown_name, place.status) == ("Robert", EnrolmentStatus.TO_CHECK)
        assert db.get_one(Person, place.person_id).provisional
        assert place.employer == ""
        assert (expected.shown_name, expected.status) == ("Bob", EnrolmentStatus.CONFIRMED)
        assert db.get_one(Person, expected.person_id).name == "Bob"
        assert expected.employer == "CCAS"
        assert db.scalars(select(ActivityParticipant.enrolment_id)).all() == [joined]
        assert db.query(EnrolmentMatch).count() == 0
        assert db.query(Person).filter(Person.name == "Robert").count() == 1
        actions = list(db.scalars(select(AuditEntry.action).order_by(AuditEntry.id)))
    assert actions == ["enrolment_matched", "enrolment_unmatched"]
    assert "Robert" in device.get(f"/salle/{site.cohort}").text
    assert "Bob" in clients.bob.get(f"/salle/{site.cohort}").text


def test_after_taking_it_back_the_right_matching_can_be_made(site: Site, clients: Cast) -> None:
    device, joined = come_in(site, "Robert")
    settle(clients.alice, site, joined, statut="rapprochee", avec=site.place("Bob"))
    settle(clients.alice, site, joined, statut="separee")
    assert settle(clients.alice, site, joined, statut="rapprochee", avec=site.place("Karim")) == 303
    assert "Karim" in device.get(f"/salle/{site.cohort}").text
    assert site.place("Bob")


def test_the_device_that_was_hers_already_stays_hers(site: Site, clients: Cast) -> None:
    own = clients.bob
    assert own.get(f"/salle/{site.cohort}").status_code == 200
    device, joined = come_in(site, "Robert")
    settle(clients.alice, site, joined, statut="rapprochee", avec=site.place("Bob"))
    settle(clients.alice, site, joined, statut="separee")
    assert "Bob" in own.get(f"/salle/{site.cohort}").text
    assert "Robert" in device.get(f"/salle/{site.cohort}").text


def test_a_link_of_the_wrong_person_does_not_stay_open_as_hers(site: Site, clients: Cast) -> None:
    device, joined = come_in(site, "Robert")
    text = device.post(f"/sessions/{site.cohort}/mes-mots").text
    words = re.findall(r'class="deux-mots">([^<]+)<', text)[0]
    settle(clients.alice, site, joined, statut="rapprochee", avec=site.place("Bob"))
    later = site.visitor()
    later.post("/rejoindre", data={"code": site.join_code, "prenom": "Bob", "mots": words})
    assert later.get(f"/salle/{site.cohort}").status_code == 200
    settle(clients.alice, site, joined, statut="separee")
    assert later.get(f"/salle/{site.cohort}").status_code != 200
    with site.database.reading() as db:
        bob = db.query(Person).filter_by(name="Bob").one()
        open_ = db.query(WebSession).filter_by(person_id=bob.id, revoked_at=None)
        assert open_.count() == 0


def test_a_matching_is_taken_back_once(site: Site, clients: Cast) -> None:
    _, joined = come_in(site, "Robert")
    assert settle(clients.alice, site, joined, statut="separee") == 422
    settle(clients.alice, site, joined, statut="rapprochee", avec=site.place("Bob"))
    settle(clients.alice, site, joined, statut="separee")
    assert settle(clients.alice, site, joined, statut="separee") == 422


def test_the_place_that_waits_behind_a_matching_is_nobodys_to_touch(
    site: Site, clients: Cast
) -> None:
    _, joined = come_in(site, "Robert")
    bob = site.place("Bob")
    settle(clients.alice, site, joined, statut="rapprochee", avec=bob)
    assert settle(clients.alice, site, bob, statut="readmise") == 404
    assert clients.alice.get(f"/sessions/{site.cohort}/inscriptions/{bob}").status_code == 404


@pytest.mark.one_database
def test_a_name_taken_meanwhile_is_told_apart(site: Site, clients: Cast) -> None:
    _, joined = come_in(site, "Robert")
    settle(clients.alice, site, joined, statut="rapprochee", avec=site.place("Bob"))
    site.visitor().post("/rejoindre", data={"code": site.join_code, "prenom": "Robert"})
    settle(clients.alice, site, joined, statut="separee")
    assert site.place("Robert 2") == joined


@pytest.mark.one_database
def test_a_refusal_is_said_on_the_list_itself(site: Site, clients: Cast) -> None:
    answer = clients.alice.post(
        f"/sessions/{site.cohort}/inscriptions/{site.place('Alice')}/statut",
        data={"statut": "retiree"},
    )
    assert answer.status_code == 422
    assert "garde toujours au moins" in answer.text
    assert "Le groupe" in answer.text
    assert "page précédente" not in answer.text
