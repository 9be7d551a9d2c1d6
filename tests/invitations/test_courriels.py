"""Invitations by mail: they wait visibly without a server, leave with one, and can be tried again or cancelled."""

import re
import time
from collections.abc import Callable, Iterator

import pytest
from starlette.testclient import TestClient
from tests.dev.site import Cast, Site
from tests.invitations.group import confirm, paste, post_of, shown
from tests.kernel.smtp import PostOffice, post_office

from allervers_training.accounts.models import Person
from allervers_training.cohorts.models import Enrolment
from allervers_training.kernel import clock, mail
from allervers_training.kernel.mail.outgoing import MailState, OutgoingMail

LIST = "Ada Petit;ada@example.org\nBasile Roux;basile@example.org\nCora Gris"


@pytest.fixture
def group(site: Site, clients: Cast) -> Site:
    """Lend a site whose session has three more people, two of them with an address."""
    assert confirm(clients.alice, paste(clients.alice, site, LIST)) == 303
    return site


@pytest.fixture
def office() -> Iterator[PostOffice]:
    with post_office() as opened:
        yield opened


@pytest.fixture
def with_server(group: Site, office: PostOffice) -> Iterator[Site]:
    server = mail.MailServer("smtp", "127.0.0.1", office.port, "formation@example.org", timeout=1)
    postman = group.app.state.postman = mail.Postman(group.database, server, least_wait=0.2)
    postman.start()
    yield group
    postman.stop()


def page(client: TestClient, site: Site) -> str:
    return client.get(f"/sessions/{site.cohort}/invitations").text.replace("\u00a0", " ")


def invite(client: TestClient, site: Site, **fields: object) -> int:
    return client.post(f"/sessions/{site.cohort}/courriels", data=fields).status_code


def on(site: Site, number: int, gesture: str) -> str:
    return f"/sessions/{site.cohort}/courriels/{number}/{gesture}"


def wait_for(said: Callable[[], bool]) -> None:
    until = time.monotonic() + 8
    while not said():
        assert time.monotonic() < until
        time.sleep(0.02)


def link_of(body: str) -> str:
    found = re.search(r"/entree/([\w-]+)", body)
    assert found
    return found[1]


def test_without_a_server_messages_wait_and_the_page_says_so(group: Site, clients: Cast) -> None:
    assert "Aucun serveur de courriel n’est réglé" in page(clients.alice, group)
    assert invite(clients.alice, group) == 303
    text = page(clients.alice, group)
    assert "Aucun serveur de courriel n’est réglé : 2 messages attendent" in text
    assert "Vous pouvez imprimer les cartes" in text
    assert text.count("Attend de partir") == 2
    assert invite(clients.alice, group) == 303  # nobody is written to twice
    assert [letter.to for letter in post_of(group)] == ["ada@example.org", "basile@example.org"]


def test_the_message_is_in_plain_french_and_its_link_opens_the_door(
    group: Site, clients: Cast
) -> None:
    invite(clients.alice, group, inscription=group.place("Ada"))
    (letter,) = post_of(group)
    assert letter.subject == "Votre lien pour la formation « Groupe de démonstration »"
    for words in (
        "Bonjour Ada Petit,",
        "Lieu : Salle des fêtes.",
        "À bientôt,\nAlice",
        "Ne le donnez à personne",
    ):
        assert words in letter.body
    device = group.entered(link_of(letter.body))
    assert device.get(f"/salle/{group.cohort}").status_code == 200
    assert "est entré·e" in page(clients.alice, group)
    assert invite(clients.alice, group, inscription=group.place("Ada")) == 303
    assert len(post_of(group)) == 1  # she is here: nothing to send


def test_a_message_leaves_after_the_commit_and_is_said_to_have_left(
    with_server: Site, clients: Cast, office: PostOffice
) -> None:
    assert invite(clients.emma, with_server) == 303
    wait_for(lambda: len(office.received) == 2)
    wait_for(lambda: all(letter.sent_at for letter in post_of(with_server)))
    assert {str(message["to"]) for message in office.received} == {
        "ada@example.org",
        "basile@example.org",
    }
    with_server.entered(link_of(office.received[0].get_content()))
    text = page(clients.alice, with_server)
    assert "Aucun serveur" not in text
    assert "Envoyé le" in text
    assert [letter.body for letter in post_of(with_server)] == ["", ""]


def test_a_refused_address_is_explained_beside_its_person(
    with_server: Site, clients: Cast, office: PostOffice
) -> None:
    office.answers["RCPT"] = "550 no such user"
    invite(clients.alice, with_server, inscription=with_server.place("Ada"))
    wait_for(lambda: post_of(with_server)[0].state is MailState.GIVEN_UP)
    text = page(clients.alice, with_server)
    assert "Pas parti" in text
    assert "cette adresse n’existe pas" in text
    del office.answers["RCPT"]
    assert (
        clients.alice.post(on(with_server, post_of(with_server)[0].id, "relance")).status_code
        == 303
    )
    wait_for(lambda: len(office.received) == 1)


def test_sending_again_writes_a_new_link_and_the_first_still_works(
    with_server: Site, clients: Cast, office: PostOffice
) -> None:
    invite(clients.alice, with_server, inscription=with_server.place("Ada"))
    wait_for(lambda: post_of(with_server)[0].state is MailState.SENT)
    clients.alice.post(on(with_server, post_of(with_server)[0].id, "relance"))
    wait_for(lambda: len(office.received) == 2)
    first, second = (link_of(message.get_content()) for message in office.received)
    assert first != second
    for token in (first, second):
        with_server.entered(token)


def test_a_cancelled_message_opens_nothing(group: Site, clients: Cast) -> None:
    invite(clients.alice, group, inscription=group.place("Ada"))
    (letter,) = post_of(group)
    assert clients.alice.post(on(group, letter.id, "annulation")).status_code == 303
    assert post_of(group)[0].body == ""
    assert group.visitor().get(f"/entree/{link_of(letter.body)}").status_code == 404
    assert "Annulé" in page(clients.alice, group)
    clients.alice.post(on(group, letter.id, "relance"))
    assert [one.state for one in post_of(group)] == [MailState.CANCELLED, MailState.WAITING]


def test_who_has_come_in_is_not_written_to_again(group: Site, clients: Cast) -> None:
    invite(clients.alice, group, inscription=group.place("Ada"))
    (letter,) = post_of(group)
    with group.database.writing() as db:
        sent = db.get_one(OutgoingMail, letter.id)
        sent.sent_at, sent.body, sent.next_try_at = clock.now(), "", None
    group.entered(link_of(letter.body))
    answer = clients.alice.post(on(group, letter.id, "relance"))
    assert answer.status_code == 422
    assert "déjà entré·e" in answer.text
    assert len(post_of(group)) == 1


def test_whoever_has_rights_on_the_site_receives_no_link_from_here(
    group: Site, clients: Cast
) -> None:
    """Otherwise a co-trainer could have the trainer's own way in sent to an address she chose."""
    with group.database.writing() as db:
        db.query(Person).filter_by(name="Alice").one().email = "alice@example.org"
    text = page(clients.emma, group)
    assert "alice@example.org" not in text
    assert invite(clients.emma, group, inscription=group.place("Alice")) == 404
    assert invite(clients.emma, group) == 303
    assert "alice@example.org" not in {letter.to for letter in post_of(group)}


@pytest.mark.one_database
def test_a_place_without_an_address_or_of_others_is_not_found(group: Site, clients: Cast) -> None:
    for place in (group.place("Cora"), group.others["enrolment"], "x", "0", 987654):
        assert invite(clients.alice, group, inscription=place) == 404
    assert post_of(group) == []


@pytest.mark.one_database
def test_a_message_of_another_session_is_not_found(group: Site, clients: Cast) -> None:
    invite(clients.alice, group)
    number = post_of(group)[0].id
    theirs = f"/sessions/{group.others['cohort']}/courriels/{number}"
    for gesture in ("relance", "annulation"):
        assert clients.gaston.post(f"{theirs}/{gesture}").status_code == 404
        assert clients.bob.post(on(group, number, gesture)).status_code == 404
    assert post_of(group)[0].state is MailState.WAITING


@pytest.mark.one_database
def test_the_page_warns_when_links_mean_nothing_elsewhere(group: Site, clients: Cast) -> None:
    assert "Ces liens ne s’ouvriront que sur cet ordinateur" in page(clients.alice, group)
    group.app.state.base_url = "https://cours.example"
    assert "Ces liens ne s’ouvriront" not in page(clients.alice, group)


def test_people_are_exported_and_the_file_is_read_back(group: Site, clients: Cast) -> None:
    with group.database.writing() as db:
        ada = db.query(Enrolment).filter_by(shown_name="Ada").one()
        ada.employer, ada.funder = "=cmd|' /C calc'!A0", "+33"
    answer = clients.emma.get(f"/sessions/{group.cohort}/personnes.csv")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert f'filename="personnes-{group.cohort}.csv"' in answer.headers["content-disposition"]
    assert answer.content.startswith(b"\xef\xbb\xbf")
    text = answer.content.decode("utf-8-sig")
    assert text.startswith("Nom complet;Rôle;Employeur;Financeur;Courriel;État\r\n")
    assert "Ada Petit;Stagiaire;'=cmd|' /C calc'!A0;'+33;ada@example.org;Inscrite\r\n" in text
    before = set(shown(group))
    files = {"fichier": ("personnes.csv", answer.content)}
    again = clients.emma.post(f"/sessions/{group.cohort}/imports", files=files)
    page_of = clients.emma.get(again.headers["location"]).text.replace("\u00a0", " ")
    assert "déjà dans cette session" in page_of
    assert clients.emma.post(f"{again.headers['location']}/inscriptions").status_code == 422
    assert set(shown(group)) == before
