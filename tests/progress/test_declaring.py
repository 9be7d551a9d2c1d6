"""Declaring one's experience: three questions, drafts kept, sent, followed, withdrawn, written again."""

from html import unescape

import pytest
from starlette.testclient import TestClient
from tests.dev.site import HTMX, Cast, Site
from tests.progress.people import M1, M2, events, newcomer

from allervers_training.accounts.models import AuditEntry
from allervers_training.cohorts.models import Cohort
from allervers_training.progress.domain.words import DeclarationState
from allervers_training.progress.models import Declaration

HERE = f"/modules/{M2}/declaration"
ANSWERS = ("Une maraude, le jeudi", "Des jeunes dehors", "Savoir ce que cela change")


def write(device: TestClient, *answers: str) -> None:
    for number, text in enumerate(answers, 1):
        answer = device.post(f"{HERE}/questions/{number}", data={"reponse": text})
        assert answer.status_code == 303, answer.text


def send(device: TestClient) -> None:
    write(device, *ANSWERS)
    assert device.post(f"{HERE}/envoi").status_code == 303


def rows(site: Site) -> list[Declaration]:
    with site.database.reading() as db:
        return db.query(Declaration).order_by(Declaration.id).all()


def plain(text: str) -> str:
    return unescape(text).replace("\xa0", " ").replace("’", "'")


def test_she_reads_the_criteria_before_the_first_question(clients: Cast) -> None:
    text = plain(clients.bob.get(HERE).text)
    assert "Ni diplôme, ni nombre d'années, ni attestation d'employeur" in text
    assert "3 questions, trois minutes" in text
    assert "Réponse sous" not in text  # nothing is sent yet


def test_reading_creates_nothing(site: Site, clients: Cast) -> None:
    clients.bob.get(HERE)
    clients.bob.get(f"{HERE}/questions/1")
    assert rows(site) == []


def test_each_question_is_asked_alone_and_leads_to_the_next(clients: Cast) -> None:
    device = clients.bob
    text = plain(device.get(f"{HERE}/questions/2").text)
    assert "question 2 sur 3" in text
    assert text.count("<textarea") == 1
    after = [
        device.post(f"{HERE}/questions/{n}", data={"reponse": "x"}).headers["location"]
        for n in (1, 2, 3)
    ]
    assert after == [f"{HERE}/questions/2", f"{HERE}/questions/3", HERE]


def test_what_is_written_is_found_again_later_on_another_device(site: Site, clients: Cast) -> None:
    write(clients.bob, ANSWERS[0])
    other = site.signed_in("Bob")
    assert ANSWERS[0] in plain(other.get(f"{HERE}/questions/1").text)
    assert len(rows(site)) == 1


def test_with_a_script_the_draft_is_kept_while_she_writes(site: Site, clients: Cast) -> None:
    page = clients.bob.get(f"{HERE}/questions/1").text
    assert 'data-brouillon="partout"' in page
    typed = {"reponse": "Une ma", "geste": "brouillon"}
    assert clients.bob.post(f"{HERE}/questions/1", data=typed, headers=HTMX).status_code == 204
    assert rows(site)[0].answers == {"pratique": "Une ma"}


def test_too_long_is_said_and_what_was_typed_comes_back(site: Site, clients: Cast) -> None:
    answer = clients.bob.post(f"{HERE}/questions/1", data={"reponse": "y" * 2001})
    assert answer.status_code == 422
    assert "y" * 2001 in answer.text
    assert "2000 signes au plus" in plain(answer.text)
    assert "<title>Erreur : " in answer.text
    assert rows(site) == []


def test_nothing_is_sent_while_an_answer_is_missing(site: Site, clients: Cast) -> None:
    write(clients.bob, "Une maraude", "   ")
    answer = clients.bob.post(f"{HERE}/envoi")
    assert answer.status_code == 422
    assert 'href="#q-avec-qui"' in answer.text
    assert 'id="q-avec-qui"' in answer.text
    assert "2 points à reprendre" in plain(answer.text)
    assert "Une maraude" in answer.text
    assert rows(site)[0].state is DeclarationState.DRAFT
    assert events(site, rows(site)[0].person_id, M1) == ["entree"]


def test_what_is_sent_is_dated_promised_and_noted(site: Site, clients: Cast) -> None:
    send(clients.bob)
    sent = rows(site)[0]
    assert (sent.state, sent.exempts_id, sent.module_id) == (DeclarationState.SENT, M1, M2)
    assert sent.sent_at is not None
    text = plain(clients.bob.get(HERE).text)
    assert "Envoyée le" in text
    assert "Réponse sous 5 jours ouvrés" in text
    assert ANSWERS[2] in text
    assert events(site, sent.person_id, M1) == ["entree", "declaration"]
    with site.database.reading() as db:
        entry = db.query(AuditEntry).filter_by(action="declaration_sent").one()
        assert (entry.subject_id, entry.actor_id) == (sent.id, sent.person_id)


def test_while_it_waits_nothing_else_is_written(site: Site, clients: Cast) -> None:
    send(clients.bob)
    assert clients.bob.post(f"{HERE}/questions/1", data={"reponse": "x"}).status_code == 409
    assert clients.bob.post(f"{HERE}/envoi").status_code == 409
    assert rows(site)[0].answers["pratique"] == ANSWERS[0]


def test_it_may_be_withdrawn_and_written_again_from_what_was_said(
    site: Site, clients: Cast
) -> None:
    send(clients.bob)
    assert clients.bob.post(f"{HERE}/retrait").status_code == 303
    assert clients.bob.post(f"{HERE}/retrait").status_code == 409
    text = plain(clients.bob.get(HERE).text)
    assert "Vous avez retiré votre déclaration" in text
    assert ANSWERS[1] in plain(clients.bob.get(f"{HERE}/questions/2").text)
    write(clients.bob, "Une maraude, racontée mieux")
    assert clients.bob.post(f"{HERE}/envoi").status_code == 303
    first, second = rows(site)
    assert first.state is DeclarationState.WITHDRAWN
    assert first.answers["pratique"] == ANSWERS[0]  # kept as it was sent
    assert second.answers == {
        "pratique": "Une maraude, racontée mieux", "avec-qui": ANSWERS[1], "evolution": ANSWERS[2],
    }  # fmt: skip


def test_two_devices_make_one_draft(site: Site, clients: Cast) -> None:
    write(clients.bob, "Une")
    write(site.signed_in("Bob"), "Deux")
    assert [row.answers["pratique"] for row in rows(site)] == ["Deux"]


def test_whoever_joined_by_code_declares_once_she_has_been_checked(
    site: Site, clients: Cast
) -> None:
    device = site.visitor()
    device.post("/rejoindre", data={"code": site.join_code, "prenom": "Prudence"})
    answer = device.post(f"{HERE}/questions/1", data={"reponse": "Une maraude"})
    assert answer.status_code == 422
    assert "Votre nom attend d'être vérifié" in plain(answer.text)
    assert "D'abord, dites qui vous êtes" in plain(device.get(HERE).text)
    place = site.place("Prudence")
    path = f"/sessions/{site.cohort}/inscriptions/{place}/statut"
    assert clients.alice.post(path, data={"statut": "confirmee"}).status_code == 303
    write(device, "Une maraude")
    assert len(rows(site)) == 1


@pytest.mark.parametrize("state", ["module 1 completed", "declaration accepted"])
def test_whoever_may_enter_has_nothing_to_declare(site: Site, state: str) -> None:
    newcomer(site, "Prudence", state)
    device = site.signed_in("Prudence")
    answer = device.post(f"{HERE}/questions/1", data={"reponse": "x"})
    assert answer.status_code == 422
    assert "déjà ouvert" in plain(answer.text)
    assert "Commencer" not in plain(device.get(HERE).text)


@pytest.mark.one_database
@pytest.mark.parametrize(
    "path", [f"/modules/{M1}/declaration", f"{HERE}/questions/0", f"{HERE}/questions/4"]
)
def test_what_is_not_asked_is_not_found(clients: Cast, path: str) -> None:
    assert clients.bob.get(path).status_code == 404


def test_reading_the_programme_of_module_2_stays_open_to_everybody(
    site: Site, clients: Cast
) -> None:
    newcomer(site, "Prudence")
    for device in (clients.nobody, site.signed_in("Prudence")):
        assert device.get(f"/modules/{M2}").status_code == 200
        assert device.get("/competences/c4-techniques").status_code == 200


def test_nobody_sees_another_ones_declaration(site: Site, clients: Cast) -> None:
    send(clients.bob)
    assert ANSWERS[0] not in plain(clients.driss.get(HERE).text)
    with site.database.reading() as db:
        assert db.get(Cohort, site.cohort) is not None


@pytest.mark.one_database
def test_going_back_keeps_what_was_typed(clients: Cast) -> None:
    said = {"reponse": "Des maraudes, à deux", "retour": "oui"}
    for number, before in ((1, HERE), (2, f"{HERE}/questions/1")):
        answer = clients.bob.post(f"{HERE}/questions/{number}", data=said)
        assert (answer.status_code, answer.headers["location"]) == (303, before)
        assert "Des maraudes, à deux" in clients.bob.get(f"{HERE}/questions/{number}").text
