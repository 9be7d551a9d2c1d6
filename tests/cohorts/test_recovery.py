"""Coming back from another phone with two words."""

import re

import pytest
from sqlalchemy import select
from starlette.testclient import TestClient
from tests.dev.site import Cast, Site

from allervers_training.accounts.domain import SiteRole
from allervers_training.accounts.models import AccessLink, AuditEntry, Person, PersonRole
from allervers_training.cohorts.domain import SessionRole
from allervers_training.cohorts.models import Enrolment

SHOWN = re.compile(r'class="deux-mots">([^<]+)<')


def come_in(site: Site, name: str) -> TestClient:
    device = site.visitor()
    answer = device.post("/rejoindre", data={"code": site.join_code, "prenom": name})
    assert answer.status_code == 303
    return device


def words_of(site: Site, device: TestClient) -> str:
    answer = device.post(f"/sessions/{site.cohort}/mes-mots")
    assert answer.status_code == 200, answer.text
    return SHOWN.findall(answer.text)[0]


def come_back(site: Site, name: str, words: str) -> tuple[TestClient, int, str]:
    device = site.visitor()
    typed = {"code": site.join_code, "prenom": name, "mots": words}
    answer = device.post("/rejoindre", data=typed)
    return device, answer.status_code, answer.text


def test_two_words_bring_her_back_to_the_same_place_and_close_the_old_phone(
    site: Site, clients: Cast
) -> None:
    old = come_in(site, "Prudence")
    place = site.place("Prudence")
    room = f"/salle/{site.cohort}"
    words = words_of(site, old)
    asked = site.visitor().post("/rejoindre", data={"code": site.join_code, "prenom": "prudence"})
    assert asked.status_code == 409
    assert 'name="mots"' in asked.text
    device, status, _ = come_back(site, "prudence", " ".join(reversed(words.upper().split())))
    assert status == 303
    assert "Prudence" in device.get(room).text
    assert old.get(room).status_code != 200
    assert site.place("Prudence") == place
    with site.database.reading() as db:
        actions = set(db.scalars(select(AuditEntry.action)))
        kept = db.get_one(Enrolment, place).recovery_hash
    assert {"words_given", "place_recovered"} <= actions
    assert kept is not None
    assert all(word not in kept for word in words.split())


def test_wrong_words_are_said_kindly_and_nothing_is_lost(site: Site, clients: Cast) -> None:
    words_of(site, come_in(site, "Prudence"))
    for words in ("marché", "tapis volant magique", "", "rien zut"):
        device, status, text = come_back(site, "Prudence", words)
        assert status == 422
        assert "ne vont pas avec ce prénom" in text
        assert 'value="Prudence"' in text
        assert f'value="{site.join_code}"' in text
        assert f'value="{words}"' in text
        assert 'href="#mots"' in text
        assert device.get(f"/salle/{site.cohort}").status_code == 401


def test_words_go_with_a_name(site: Site) -> None:
    words = words_of(site, come_in(site, "Prudence"))
    assert come_back(site, "Bob", words)[1] == 422
    assert come_back(site, "Prudence", words)[1] == 303


def test_each_homonym_has_her_own_words(site: Site) -> None:
    first = come_in(site, "Sacha")
    second = site.visitor()
    second.post("/rejoindre", data={"code": site.join_code, "prenom": "Sacha", "autre": "oui"})
    one, other = words_of(site, first), words_of(site, second)
    assert one != other  # with one chance in fifty thousand of being wrong
    back, status, _ = come_back(site, "Sacha", other)
    assert status == 303
    assert "Sacha 2" in back.get(f"/salle/{site.cohort}").text
    assert first.get(f"/salle/{site.cohort}").status_code == 200


def test_words_work_as_long_as_the_door_is_open(site: Site, clients: Cast) -> None:
    words = words_of(site, come_in(site, "Prudence"))
    porte = f"/salle/{site.cohort}/porte"
    clients.alice.post(porte, data={"ouverte": "non"})
    assert come_back(site, "Prudence", words)[1] == 422
    clients.alice.post(porte, data={"ouverte": "oui"})
    assert come_back(site, "Prudence", words)[1] == 303


def test_new_words_replace_the_former_ones(site: Site) -> None:
    device = come_in(site, "Prudence")
    first = words_of(site, device)
    assert (
        "En demander d’autres les remplace" in device.get(f"/sessions/{site.cohort}/mes-mots").text
    )
    second = words_of(site, device)
    assert come_back(site, "Prudence", first)[1] == 422
    assert come_back(site, "Prudence", second)[1] == 303


@pytest.mark.one_database
def test_a_lasting_link_comes_with_the_first_words_and_no_card_is_stopped(site: Site) -> None:
    device = come_in(site, "Prudence")
    assert "qr-montre" in device.post(f"/sessions/{site.cohort}/mes-mots").text
    again = device.post(f"/sessions/{site.cohort}/mes-mots").text
    assert "qr-montre" not in again
    assert "marche toujours" in again
    with site.database.reading() as db:
        links = db.query(AccessLink).join(Person).filter(Person.name == "Prudence").all()
    assert [link.revoked_at for link in links] == [None]


def test_asking_for_the_page_makes_no_words(site: Site, clients: Cast) -> None:
    text = clients.bob.get(f"/sessions/{site.cohort}/mes-mots").text
    assert "Voir mes deux mots" in text
    assert not SHOWN.search(text)
    with site.database.reading() as db:
        assert db.get_one(Enrolment, site.place("Bob")).recovery_hash is None


def test_the_team_has_no_words(site: Site, clients: Cast) -> None:
    """Fifty thousand pairs of words are enough for a trainee's place, not for a console."""
    address = f"/sessions/{site.cohort}/mes-mots"
    for who in (clients.alice, clients.emma):
        assert "Vous êtes dans l’équipe" in who.get(address).text
        assert who.post(address).status_code == 422


def test_words_open_nothing_once_she_has_a_role(site: Site, clients: Cast) -> None:
    device = come_in(site, "Prudence")
    words = words_of(site, device)
    with site.database.writing() as db:
        place = db.get_one(Enrolment, site.place("Prudence"))
        db.add(PersonRole(person_id=place.person_id, role=SiteRole.CO_TRAINER))
    assert come_back(site, "Prudence", words)[1] == 422
    with site.database.writing() as db:
        db.query(PersonRole).filter_by(person_id=place.person_id).delete()
        db.get_one(Enrolment, place.id).role = SessionRole.CO_TRAINER
    assert come_back(site, "Prudence", words)[1] == 422


def test_whoever_was_taken_out_does_not_come_back_by_her_words(site: Site, clients: Cast) -> None:
    words = words_of(site, come_in(site, "Prudence"))
    clients.alice.post(
        f"/sessions/{site.cohort}/inscriptions/{site.place('Prudence')}/statut",
        data={"statut": "retiree"},
    )
    assert come_back(site, "Prudence", words)[1] == 422


@pytest.mark.one_database
def test_guessing_is_slowed_down_for_the_whole_session(site: Site, clients: Cast) -> None:
    words = words_of(site, come_in(site, "Prudence"))
    statuses = [come_back(site, "Prudence", "rien zut")[1] for _ in range(32)]
    assert statuses[0] == 422
    assert statuses[-1] == 429
    _, status, text = come_back(site, "Prudence", words)
    assert status == 429
    assert "Demandez une carte à la formatrice" in text
    assert f'value="{words}"' in text


def test_a_trainer_dictates_two_words_to_whoever_lost_her_phone(site: Site, clients: Cast) -> None:
    room, place = f"/salle/{site.cohort}", site.place("Bob")
    assert clients.bob.get(room).status_code == 200
    address = f"/sessions/{site.cohort}/inscriptions/{place}"
    assert "Téléphone perdu" in clients.alice.get(address).text
    text = clients.alice.post(f"{address}/mots", data={"perdu": "oui"}).text
    assert clients.bob.get(room).status_code != 200
    device, status, _ = come_back(site, "Bob", SHOWN.findall(text)[0])
    assert status == 303
    assert "Bob" in device.get(room).text


@pytest.mark.one_database
def test_dictated_words_leave_open_devices_unless_the_phone_is_lost(
    site: Site, clients: Cast
) -> None:
    address = f"/sessions/{site.cohort}/inscriptions/{site.place('Bob')}/mots"
    assert clients.alice.post(address).status_code == 200
    assert clients.bob.get(f"/salle/{site.cohort}").status_code == 200


def test_no_words_are_dictated_for_the_team(site: Site, clients: Cast) -> None:
    for name in ("Alice", "Emma"):
        address = f"/sessions/{site.cohort}/inscriptions/{site.place(name)}"
        assert clients.alice.post(f"{address}/mots").status_code == 422
        assert "Donner deux mots" not in clients.alice.get(address).text


def test_the_phone_in_the_room_offers_to_keep_its_place(site: Site, clients: Cast) -> None:
    assert (
        f'href="/sessions/{site.cohort}/mes-mots"' in clients.bob.get(f"/salle/{site.cohort}").text
    )


@pytest.mark.one_database
def test_words_given_before_a_matching_still_open_the_place(site: Site, clients: Cast) -> None:
    device = come_in(site, "Robert")
    words = words_of(site, device)
    clients.alice.post(
        f"/sessions/{site.cohort}/inscriptions/{site.place('Robert')}/statut",
        data={"statut": "rapprochee", "avec": site.place("Bob")},
    )
    back, status, _ = come_back(site, "Bob", words)
    assert status == 303
    assert "Bob" in back.get(f"/salle/{site.cohort}").text


@pytest.mark.one_database
def test_a_full_name_is_a_name_too(site: Site, clients: Cast) -> None:
    words = words_of(site, clients.bob)
    with site.database.writing() as db:
        db.query(Person).filter_by(name="Bob").one().name = "Bob Dupré"
    assert come_back(site, "bob dupre", words)[1] == 303
    assert clients.bob.get(f"/salle/{site.cohort}").status_code != 200
